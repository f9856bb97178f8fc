<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About SD Studio</source>
        <translation>Über SD Studio</translation>
    </message>
    <message>
        <source>Generate pictures with Stable Diffusion on your own computer. SD Studio is free software under the Apache License 2.0. Each model has its own licence; see its folder.</source>
        <translation>Erzeugen Sie Bilder mit Stable Diffusion auf Ihrem eigenen Computer. SD Studio ist freie Software unter der Apache-Lizenz 2.0. Jedes Modell hat seine eigene Lizenz; sie liegt in seinem Ordner.</translation>
    </message>
    <message>
        <source>Search licences</source>
        <translation>Lizenzen durchsuchen</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Bestandteile</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>No component or licence matches.</source>
        <translation>Kein Bestandteil und keine Lizenz passt dazu.</translation>
    </message>
</context>
<context>
    <name>AdapterRow</name>
    <message>
        <source>“{word}” in the prompt</source>
        <translation>„{word}“ im Prompt</translation>
    </message>
    <message>
        <source>Whether it is for few steps</source>
        <translation>Ob es für wenige Schritte ist</translation>
    </message>
    <message>
        <source>Whether {name} is for few steps</source>
        <translation>Ob {name} für wenige Schritte ist</translation>
    </message>
    <message>
        <source>For the usual number of steps</source>
        <translation>Für die übliche Zahl von Schritten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>Weight: how strongly it is applied; 1 is full strength</source>
        <translation>Gewicht: wie stark es angewendet wird; 1 ist die volle Stärke</translation>
    </message>
    <message>
        <source>Weight of {name}</source>
        <translation>Gewicht von {name}</translation>
    </message>
    <message>
        <source>UNet weight: how strongly it changes the picture; 1 is full strength</source>
        <translation>UNet-Gewicht: wie stark es das Bild verändert; 1 ist die volle Stärke</translation>
    </message>
    <message>
        <source>UNet weight of {name}</source>
        <translation>UNet-Gewicht von {name}</translation>
    </message>
    <message>
        <source>Text encoder weight: how strongly it changes the meaning of the prompt; 1 is full strength</source>
        <translation>Text-Encoder-Gewicht: wie stark es die Bedeutung des Prompts verändert; 1 ist die volle Stärke</translation>
    </message>
    <message>
        <source>Text encoder weight of {name}</source>
        <translation>Text-Encoder-Gewicht von {name}</translation>
    </message>
</context>
<context>
    <name>AdaptersBox</name>
    <message>
        <source>LoRAs and embeddings</source>
        <translation>LoRAs und Embeddings</translation>
    </message>
    <message>
        <source>Small files that teach a model a style, a person or an object. Each works with models of the family that it was made for. Embeddings are also called textual inversions.</source>
        <translation>Kleine Dateien, die einem Modell einen Stil, eine Person oder einen Gegenstand beibringen. Jede passt zu Modellen der Familie, für die sie gemacht wurde. Embeddings heißen auch Textual Inversions.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Use a LoRA or an embedding</source>
        <translation>Ein LoRA oder Embedding verwenden</translation>
    </message>
    <message>
        <source>Add a LoRA or embedding</source>
        <translation>LoRA oder Embedding hinzufügen</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>{name} (doesn&apos;t fit this model)</source>
        <translation>{name} (passt nicht zu diesem Modell)</translation>
    </message>
    <message>
        <source>{name} (can&apos;t be used)</source>
        <translation>{name} (kann nicht verwendet werden)</translation>
    </message>
    <message>
        <source>No LoRAs or embeddings yet</source>
        <translation>Noch keine LoRAs oder Embeddings</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Choose LoRAs or embeddings</source>
        <translation>LoRAs oder Embeddings auswählen</translation>
    </message>
</context>
<context>
    <name>AdjustmentPanel</name>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Läuft…</translation>
    </message>
</context>
<context>
    <name>Arranging</name>
    <message>
        <source>{day}, {first} to {last}</source>
        <translation>{day}, {first} bis {last}</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen…</translation>
    </message>
    <message>
        <source>Restoring brings back the queue and the database as they were at that time. Your pictures and what you added to them stay.</source>
        <translation>Die Warteschlange und die Datenbank werden wieder so, wie sie damals waren. Ihre Bilder und alles, was Sie ihnen hinzugefügt haben, bleiben.</translation>
    </message>
    <message>
        <source>A job is running or its pictures are being saved. Wait until it&apos;s finished, or stop it; then you can restore a backup.</source>
        <translation>Ein Auftrag läuft, oder seine Bilder werden gespeichert. Warten Sie, bis er fertig ist, oder stoppen Sie ihn; dann können Sie eine Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>The queue will be replaced by the one in the backup, and its jobs will be paused. Pictures made since then stay, and so do stars, tags, boards and notes. The current database is kept next to the restored one.</source>
        <translation>Die Warteschlange wird durch die der Sicherung ersetzt, und ihre Aufträge werden angehalten. Seither erzeugte Bilder bleiben, ebenso Sterne, Schlagwörter, Sammlungen und Notizen. Die jetzige Datenbank wird neben der wiederhergestellten aufbewahrt.</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are in the queue now.</source>
        <translation>
            <numerusform>%n Auftrag ist jetzt in der Warteschlange.</numerusform>
            <numerusform>%n Aufträge sind jetzt in der Warteschlange.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore the backup of {date}?</source>
        <translation>Die Sicherung vom {date} wiederherstellen?</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>BesideView</name>
    <message>
        <source>Picture {number}</source>
        <translation>Bild {number}</translation>
    </message>
</context>
<context>
    <name>BlurredSign</name>
    <message>
        <source>Reveal</source>
        <translation>Aufdecken</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Verdeckt</translation>
    </message>
    <message>
        <source>Reveal the blurred picture</source>
        <translation>Das verdeckte Bild aufdecken</translation>
    </message>
    <message>
        <source>Show it clearly until you leave it</source>
        <translation>Zeigt es deutlich, bis Sie es verlassen</translation>
    </message>
</context>
<context>
    <name>BoardPicker</name>
    <message>
        <source>No board</source>
        <translation>Keine Sammlung</translation>
    </message>
    <message>
        <source>New pictures go to no board</source>
        <translation>Neue Bilder kommen in keine Sammlung</translation>
    </message>
    <message>
        <source>New pictures go to the board “{board}”</source>
        <translation>Neue Bilder kommen in die Sammlung „{board}“</translation>
    </message>
    <message>
        <source>New board…</source>
        <translation>Neue Sammlung…</translation>
    </message>
    <message>
        <source>New board</source>
        <translation>Neue Sammlung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>BoardPopup</name>
    <message>
        <source>Name of a board, or of a new one</source>
        <translation>Name einer Sammlung, auch einer neuen</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>Create board “{name}”</source>
        <translation>Sammlung „{name}“ anlegen</translation>
    </message>
    <message>
        <source>No boards yet: type a name</source>
        <translation>Noch keine Sammlungen: Tippen Sie einen Namen</translation>
    </message>
</context>
<context>
    <name>BrushButton</name>
    <message>
        <source>Smoothing and pen pressure</source>
        <translation>Glättung und Stiftdruck</translation>
    </message>
</context>
<context>
    <name>BrushPopup</name>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Steadies your hand: the line follows the pointer with a short delay</source>
        <translation>Beruhigt die Hand: Die Linie folgt dem Zeiger etwas verzögert</translation>
    </message>
    <message>
        <source>Pen pressure changes</source>
        <translation>Stiftdruck ändert</translation>
    </message>
    <message>
        <source>Light pressure is on the left, hard pressure on the right. Drag the points, or select one with the left and right arrow keys and move it with the up and down arrow keys. Double-click to straighten the curve.</source>
        <translation>Leichter Druck ist links, starker rechts. Ziehen Sie die Punkte, oder wählen Sie einen mit den Pfeiltasten links und rechts und verschieben Sie ihn mit den Pfeiltasten auf und ab. Ein Doppelklick macht die Kurve gerade.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size curve</source>
        <translation>Größenkurve</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Opacity curve</source>
        <translation>Deckkraftkurve</translation>
    </message>
    <message>
        <source>{count} ms</source>
        <translation>{count} ms</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
</context>
<context>
    <name>Callout</name>
    <message>
        <source>End the tour</source>
        <translation>Rundgang beenden</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>CanvasController</name>
    <message>
        <source>This is now the input picture. Its mask is empty.</source>
        <translation>Dies ist jetzt das Ausgangsbild. Seine Maske ist leer.</translation>
    </message>
    <message>
        <source>Use the same mask</source>
        <translation>Dieselbe Maske verwenden</translation>
    </message>
    <message>
        <source>Nothing is masked yet. Paint or select an area first.</source>
        <translation>Noch ist nichts maskiert. Malen Sie zuerst, oder wählen Sie einen Bereich aus.</translation>
    </message>
    <message>
        <source>The whole picture is repainted</source>
        <translation>Das ganze Bild wird neu gemalt</translation>
    </message>
    <message>
        <source>Only hints count for the next picture</source>
        <translation>Für das nächste Bild zählen nur Vorlagen</translation>
    </message>
</context>
<context>
    <name>CanvasCover</name>
    <message>
        <source>There are blurred pictures on this canvas. Press {key} to show them.</source>
        <translation>Auf dieser Leinwand sind verdeckte Bilder. {key} zeigt sie.</translation>
    </message>
</context>
<context>
    <name>CanvasExporter</name>
    <message>
        <source>Export canvas</source>
        <translation>Leinwand exportieren</translation>
    </message>
    <message>
        <source>Exported the canvas as “{name}”.</source>
        <translation>Die Leinwand wurde als „{name}“ exportiert.</translation>
    </message>
</context>
<context>
    <name>CanvasModel</name>
    <message>
        <source>The layer&apos;s transparency is locked, so nothing can be erased. Unlock it first.</source>
        <translation>Die Transparenz der Ebene ist gesperrt, deshalb kann nichts radiert werden. Entsperren Sie sie zuerst.</translation>
    </message>
    <message>
        <source>The layer is too far off the canvas to be painted on here. Move it closer first.</source>
        <translation>Die Ebene liegt zu weit außerhalb der Leinwand, um hier darauf zu malen. Schieben Sie sie zuerst näher heran.</translation>
    </message>
</context>
<context>
    <name>CanvasNotices</name>
    <message>
        <source>The oldest changes on the canvas can&apos;t be undone any more, because keeping them would take too much memory.</source>
        <translation>Die ältesten Änderungen auf der Leinwand können nicht mehr rückgängig gemacht werden, weil sie zu viel Speicher bräuchten.</translation>
    </message>
    <message>
        <source>The result is now a layer. The mask was kept.</source>
        <translation>Das Ergebnis ist jetzt eine Ebene. Die Maske blieb erhalten.</translation>
    </message>
    <message>
        <source>Clear the mask</source>
        <translation>Maske leeren</translation>
    </message>
    <message>
        <source>No other picture with this aspect ratio has a mask.</source>
        <translation>Kein anderes Bild mit diesem Seitenverhältnis hat eine Maske.</translation>
    </message>
</context>
<context>
    <name>CanvasPage</name>
    <message>
        <source>Canvas</source>
        <translation>Leinwand</translation>
    </message>
    <message>
        <source>The arrow keys move the brush; hold Shift to paint while moving, or press Enter to paint a dot. Other tools move the same way; Enter starts and finishes an area. Hold Space and drag to move the picture.</source>
        <translation>Die Pfeiltasten bewegen den Pinsel; halten Sie dabei Umschalt, um zu malen, oder drücken Sie Eingabe für einen Punkt. Andere Werkzeuge bewegen sich ebenso; Eingabe beginnt und beendet einen Bereich. Halten Sie die Leertaste und ziehen Sie, um das Bild zu verschieben.</translation>
    </message>
    <message>
        <source>Tool: {name}.</source>
        <translation>Werkzeug: {name}.</translation>
    </message>
</context>
<context>
    <name>CaptionBar</name>
    <message>
        <source>Describing pictures</source>
        <translation>Bilder beschreiben</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Describing pictures: {done} of {total}, {left}</source>
        <translation>Bilder werden beschrieben: {done} von {total}, {left}</translation>
    </message>
    <message>
        <source>The others follow when no picture is being made.</source>
        <translation>Die übrigen folgen, wenn gerade kein Bild erzeugt wird.</translation>
    </message>
    <message>
        <source>The others follow when the image engine is ready.</source>
        <translation>Die übrigen folgen, wenn die Bild-Engine bereit ist.</translation>
    </message>
    <message>
        <source>Described {done} of {total} pictures.</source>
        <translation>{done} von {total} Bildern beschrieben.</translation>
    </message>
</context>
<context>
    <name>CaptionController</name>
    <message>
        <source>The description is in the prompt.</source>
        <translation>Die Beschreibung steht im Prompt.</translation>
    </message>
</context>
<context>
    <name>CaptionDialog</name>
    <message>
        <source>Describe picture</source>
        <translation>Bild beschreiben</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>In English; change it as you like before it is used</source>
        <translation>Auf Englisch; vor dem Verwenden beliebig zu ändern</translation>
    </message>
    <message>
        <source>Describing the picture…</source>
        <translation>Das Bild wird beschrieben…</translation>
    </message>
    <message>
        <source>Replace the prompt</source>
        <translation>Prompt ersetzen</translation>
    </message>
    <message>
        <source>Add to the end of the prompt</source>
        <translation>An den Prompt anhängen</translation>
    </message>
    <message>
        <source>Use in prompt</source>
        <translation>Im Prompt verwenden</translation>
    </message>
    <message>
        <source>One step, which Undo takes back</source>
        <translation>Ein Schritt, den „Rückgängig“ zurücknimmt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Waiting for a step of the picture that is being made…</source>
        <translation>Auf einen Schritt des Bildes, das gerade erzeugt wird, wird gewartet…</translation>
    </message>
    <message>
        <source>Waiting for the image engine…</source>
        <translation>Auf die Bild-Engine wird gewartet…</translation>
    </message>
</context>
<context>
    <name>CaptionNotesController</name>
    <message>
        <source>Pictures are being described. Wait until they are, or stop it.</source>
        <translation>Es werden gerade Bilder beschrieben. Warten Sie, bis das fertig ist, oder stoppen Sie es.</translation>
    </message>
    <message numerus="yes">
        <source>Described %n picture(s).</source>
        <translation>
            <numerusform>%n Bild beschrieben.</numerusform>
            <numerusform>%n Bilder beschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) stayed as they are.</source>
        <translation>
            <numerusform>%n Notiz blieb unverändert.</numerusform>
            <numerusform>%n Notizen blieben unverändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) couldn&apos;t be described.</source>
        <translation>
            <numerusform>%n Bild konnte nicht beschrieben werden.</numerusform>
            <numerusform>%n Bilder konnten nicht beschrieben werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) weren&apos;t looked at.</source>
        <translation>
            <numerusform>%n Bild wurde nicht betrachtet.</numerusform>
            <numerusform>%n Bilder wurden nicht betrachtet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaptionNotesDialog</name>
    <message>
        <source>Describe in notes</source>
        <translation>In Notizen beschreiben</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) will be described in the notes.</source>
        <translation>
            <numerusform>%n Bild wird in seiner Notiz beschrieben.</numerusform>
            <numerusform>%n Bilder werden in ihren Notizen beschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blurred picture(s) are left out.</source>
        <translation>
            <numerusform>%n verdecktes Bild wird ausgelassen.</numerusform>
            <numerusform>%n verdeckte Bilder werden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pictures that have a note:</source>
        <translation>Bilder, die eine Notiz haben:</translation>
    </message>
    <message>
        <source>Leave them as they are</source>
        <translation>Unverändert lassen</translation>
    </message>
    <message>
        <source>Add the description below the note</source>
        <translation>Beschreibung unter die Notiz setzen</translation>
    </message>
    <message>
        <source>Descriptions are in English, and the search finds them. You can go on working; pictures that are being made come first.</source>
        <translation>Beschreibungen sind auf Englisch, und die Suche findet sie. Sie können weiterarbeiten; Bilder, die gerade erzeugt werden, haben Vorrang.</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Beschreiben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>CardModel</name>
    <message>
        <source>in use</source>
        <translation>verwendet</translation>
    </message>
</context>
<context>
    <name>CardsDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Dieses Fenster schließen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More actions, import and export</source>
        <translation>Weitere Aktionen, importieren und exportieren</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>CellWords</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n Stern</numerusform>
            <numerusform>%n Sterne</numerusform>
        </translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message numerus="yes">
        <source>Stack of %n picture(s)</source>
        <translation>
            <numerusform>Stapel mit %n Bild</numerusform>
            <numerusform>Stapel mit %n Bildern</numerusform>
        </translation>
    </message>
    <message>
        <source>File not available</source>
        <translation>Datei nicht verfügbar</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Red label</source>
        <translation>Rote Markierung</translation>
    </message>
    <message>
        <source>Yellow label</source>
        <translation>Gelbe Markierung</translation>
    </message>
    <message>
        <source>Green label</source>
        <translation>Grüne Markierung</translation>
    </message>
    <message>
        <source>Blue label</source>
        <translation>Blaue Markierung</translation>
    </message>
    <message>
        <source>Purple label</source>
        <translation>Violette Markierung</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Try one of these prompts:</source>
        <translation>Probieren Sie einen dieser Prompts:</translation>
    </message>
</context>
<context>
    <name>CloseController</name>
    <message>
        <source>A picture is still being generated.</source>
        <translation>Ein Bild wird noch erzeugt.</translation>
    </message>
    <message>
        <source>The jobs waiting in the queue are kept whatever you choose.</source>
        <translation>Die wartenden Aufträge bleiben auf jeden Fall erhalten.</translation>
    </message>
    <message>
        <source>Finish, then close</source>
        <translation>Fertigstellen, dann schließen</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Stoppen und schließen</translation>
    </message>
    <message>
        <source>Close and generate it next time</source>
        <translation>Schließen und beim nächsten Mal erzeugen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) couldn&apos;t be saved and would be lost.</source>
        <translation>
            <numerusform>%n Bild konnte nicht gespeichert werden und ginge verloren.</numerusform>
            <numerusform>%n Bilder konnten nicht gespeichert werden und gingen verloren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They exist only in memory. Save them elsewhere before you close SD Studio.</source>
        <translation>
            <numerusform>Es ist nur im Arbeitsspeicher. Speichern Sie es woanders, bevor Sie SD Studio schließen.</numerusform>
            <numerusform>Sie sind nur im Arbeitsspeicher. Speichern Sie sie woanders, bevor Sie SD Studio schließen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>Woanders speichern…</translation>
    </message>
    <message>
        <source>Discard and close</source>
        <translation>Verwerfen und schließen</translation>
    </message>
    <message>
        <source>Close SD Studio?</source>
        <translation>SD Studio schließen?</translation>
    </message>
</context>
<context>
    <name>ColourButton</name>
    <message>
        <source>Colours for painting on layers; X swaps them, D resets them to black and white</source>
        <translation>Farben zum Malen auf Ebenen; X vertauscht sie, D macht sie schwarz und weiß</translation>
    </message>
    <message>
        <source>Foreground colour {foreground}, background colour {background}</source>
        <translation>Vordergrundfarbe {foreground}, Hintergrundfarbe {background}</translation>
    </message>
</context>
<context>
    <name>ColourPicker</name>
    <message>
        <source>Hue</source>
        <translation>Farbton</translation>
    </message>
    <message>
        <source>Saturation {saturation}%, value {value}%</source>
        <translation>Sättigung {saturation}&#xa0;%, Helligkeit {value}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>ColourPopup</name>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Hexadecimal value</source>
        <translation>Hexadezimalwert</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>Schwarz und Weiß</translation>
    </message>
    <message>
        <source>Recently used</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>From the picture</source>
        <translation>Aus dem Bild</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
</context>
<context>
    <name>CombineButtons</name>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace the mask</source>
        <translation>Die Maske ersetzen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add to the mask (Shift)</source>
        <translation>Zur Maske hinzufügen (Umschalt)</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>Abziehen</translation>
    </message>
    <message>
        <source>Subtract from the mask (Alt)</source>
        <translation>Von der Maske abziehen (Alt)</translation>
    </message>
    <message>
        <source>Intersect</source>
        <translation>Schnittmenge</translation>
    </message>
    <message>
        <source>Keep only the overlap with the mask (Shift+Alt)</source>
        <translation>Nur die Schnittmenge mit der Maske behalten (Umschalt+Alt)</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>No command available now matches this</source>
        <translation>Kein zurzeit verfügbarer Befehl passt dazu</translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>N shows another two of three or four</source>
        <translation>N zeigt zwei andere von drei oder vier</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Show the pictures next to each other</source>
        <translation>Die Bilder nebeneinander zeigen</translation>
    </message>
    <message>
        <source>Slider</source>
        <translation>Schieber</translation>
    </message>
    <message>
        <source>Drag a line to show more of one picture or the other</source>
        <translation>Eine Linie ziehen, um mehr vom einen oder anderen Bild zu sehen</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>Wechseln</translation>
    </message>
    <message>
        <source>Show the pictures in turn; Space shows the next one</source>
        <translation>Die Bilder abwechselnd zeigen; die Leertaste zeigt das nächste</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Show where the pictures differ: the brighter, the more they differ</source>
        <translation>Zeigen, wo sich die Bilder unterscheiden: je heller, desto mehr</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>An Fenster anpassen</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message>
        <source>Amplify the difference</source>
        <translation>Unterschied verstärken</translation>
    </message>
    <message>
        <source>How many times brighter the difference is shown</source>
        <translation>Wievielmal heller der Unterschied gezeigt wird</translation>
    </message>
    <message>
        <source>Time for each picture</source>
        <translation>Zeit für jedes Bild</translation>
    </message>
    <message>
        <source>How long each picture is shown</source>
        <translation>Wie lange jedes Bild gezeigt wird</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>Left picture</source>
        <translation>Linkes Bild</translation>
    </message>
    <message>
        <source>Right picture</source>
        <translation>Rechtes Bild</translation>
    </message>
    <message>
        <source>Left: {number}</source>
        <translation>Links: {number}</translation>
    </message>
    <message>
        <source>Right: {number}</source>
        <translation>Rechts: {number}</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Pictures, one over the other</source>
        <translation>Bilder übereinander</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Picture {number}</source>
        <translation>Bild {number}</translation>
    </message>
    <message>
        <source>One of the pictures can&apos;t be opened.</source>
        <translation>Eins der Bilder kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>Reveal what is blurred to see the difference.</source>
        <translation>Decken Sie auf, was verdeckt ist, um den Unterschied zu sehen.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>No pixel differs.</source>
        <translation>Kein Pixel unterscheidet sich.</translation>
    </message>
    <message>
        <source>Largest difference {largest} of 255, mean {mean}.</source>
        <translation>Größter Unterschied {largest} von 255, im Mittel {mean}.</translation>
    </message>
    <message>
        <source>The sizes differ, so the second picture was scaled.</source>
        <translation>Die Größen sind verschieden; das zweite Bild wurde deshalb skaliert.</translation>
    </message>
</context>
<context>
    <name>CompositeMaskSwitch</name>
    <message>
        <source>The composite mask is shown: what isn&apos;t grey has been changed.</source>
        <translation>Die Kompositmaske wird gezeigt: Was nicht grau ist, wurde verändert.</translation>
    </message>
    <message>
        <source>No layer changes the picture yet, so all of it is grey.</source>
        <translation>Noch verändert keine Ebene das Bild, deshalb ist alles grau.</translation>
    </message>
</context>
<context>
    <name>ContentBar</name>
    <message>
        <source>Comparing pictures by their content</source>
        <translation>Bilder werden nach Inhalt verglichen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) can&apos;t be read, so they aren&apos;t compared.</source>
        <translation>
            <numerusform>%n Bild kann nicht gelesen werden und wird deshalb nicht verglichen.</numerusform>
            <numerusform>%n Bilder können nicht gelesen werden und werden deshalb nicht verglichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compared with {done} of {total} pictures.</source>
        <translation>Verglichen mit {done} von {total} Bildern.</translation>
    </message>
    <message>
        <source>The others follow when no picture is being made.</source>
        <translation>Die übrigen folgen, wenn gerade kein Bild erzeugt wird.</translation>
    </message>
</context>
<context>
    <name>ControlRow</name>
    <message>
        <source>ControlNet</source>
        <translation>ControlNet</translation>
    </message>
    <message>
        <source>ControlNet model</source>
        <translation>ControlNet-Modell</translation>
    </message>
    <message>
        <source>The ControlNet that is used</source>
        <translation>Das verwendete ControlNet</translation>
    </message>
    <message>
        <source>Kind of hint</source>
        <translation>Art der Vorlage</translation>
    </message>
    <message>
        <source>Remove this ControlNet; Undo restores it</source>
        <translation>Dieses ControlNet entfernen; Rückgängig holt es zurück</translation>
    </message>
    <message>
        <source>Remove this ControlNet</source>
        <translation>Dieses ControlNet entfernen</translation>
    </message>
    <message>
        <source>Hint picture</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Choose the hint picture</source>
        <translation>Die Vorlage auswählen</translation>
    </message>
    <message>
        <source>Choose the picture to follow, or drop it here</source>
        <translation>Das Bild auswählen, dem das neue folgen soll, oder hier ablegen</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Bild auswählen…</translation>
    </message>
    <message>
        <source>Use current picture</source>
        <translation>Aktuelles Bild</translation>
    </message>
    <message>
        <source>Use active layer</source>
        <translation>Aktive Ebene</translation>
    </message>
    <message>
        <source>Edit on canvas</source>
        <translation>Auf Leinwand bearbeiten</translation>
    </message>
    <message>
        <source>Edit the hint on the canvas</source>
        <translation>Die Vorlage auf der Leinwand bearbeiten</translation>
    </message>
    <message>
        <source>Opens the hint as a layer on the canvas, to paint on it. It isn&apos;t in the picture; the next pictures follow what is painted.</source>
        <translation>Öffnet die Vorlage als Ebene auf der Leinwand, um darauf zu malen. Sie gehört nicht zum Bild; die nächsten Bilder folgen dem, was gemalt ist.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Remove hint</source>
        <translation>Vorlage entfernen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop estimating the depth</source>
        <translation>Das Schätzen der Tiefe stoppen</translation>
    </message>
    <message>
        <source>Low threshold</source>
        <translation>Untere Schwelle</translation>
    </message>
    <message>
        <source>Weaker edges are left out; the others continue strong ones</source>
        <translation>Schwächere Kanten entfallen; die übrigen setzen starke fort</translation>
    </message>
    <message>
        <source>High threshold</source>
        <translation>Obere Schwelle</translation>
    </message>
    <message>
        <source>Edges that are this strong or more begin a line; higher leaves fewer lines</source>
        <translation>Kanten ab dieser Stärke beginnen eine Linie; höher lässt weniger Linien übrig</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the thresholds</source>
        <translation>Die Schwellen zurücksetzen</translation>
    </message>
    <message>
        <source>Use the usual thresholds again</source>
        <translation>Wieder die üblichen Schwellen verwenden</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>How strongly it is applied; 1 is as trained</source>
        <translation>Wie stark es angewendet wird; 1 ist wie trainiert</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>The part of the steps after which it begins</source>
        <translation>Nach welchem Anteil der Schritte es beginnt</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>The part of the steps after which it ends; ending earlier leaves the model more freedom with details</source>
        <translation>Nach welchem Anteil der Schritte es endet; ein früheres Ende lässt dem Modell bei Details mehr Freiheit</translation>
    </message>
    <message>
        <source>ControlNet: {name}</source>
        <translation>ControlNet: {name}</translation>
    </message>
    <message>
        <source>%</source>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source>Find edges</source>
        <translation>Kanten finden</translation>
    </message>
    <message>
        <source>Finds the edges of the picture. Turn it off if the picture already shows white lines on black.</source>
        <translation>Findet die Kanten des Bildes. Schalten Sie es aus, wenn das Bild schon weiße Linien auf Schwarz zeigt.</translation>
    </message>
    <message>
        <source>Estimate depth</source>
        <translation>Tiefe schätzen</translation>
    </message>
    <message>
        <source>Estimates the depth of the picture. Turn it off if the picture is a depth map already, where white is near.</source>
        <translation>Schätzt die Tiefe des Bildes. Schalten Sie es aus, wenn das Bild schon eine Tiefenkarte ist, in der Weiß nah ist.</translation>
    </message>
    <message>
        <source>This picture no longer exists.</source>
        <translation>Dieses Bild gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The layer “{name}” on the canvas is used. Hide it to use another hint.</source>
        <translation>Die Ebene „{name}“ auf der Leinwand wird verwendet. Blenden Sie sie aus, um eine andere Vorlage zu verwenden.</translation>
    </message>
    <message>
        <source>Estimating the depth…</source>
        <translation>Die Tiefe wird geschätzt…</translation>
    </message>
    <message>
        <source>The depth wasn&apos;t estimated. Choose the picture again, or turn off “Estimate depth” to use it as it is.</source>
        <translation>Die Tiefe wurde nicht geschätzt. Wählen Sie das Bild erneut, oder schalten Sie „Tiefe schätzen“ aus, um es unverändert zu verwenden.</translation>
    </message>
    <message>
        <source>Uses the input picture, unless you choose another.</source>
        <translation>Verwendet das Ausgangsbild, wenn Sie kein anderes wählen.</translation>
    </message>
    <message>
        <source>Uses the input picture and its mask.</source>
        <translation>Verwendet das Ausgangsbild und seine Maske.</translation>
    </message>
    <message>
        <source>Only works in the mode Inpaint.</source>
        <translation>Wirkt nur im Modus Inpainting.</translation>
    </message>
    <message>
        <source>Drop a picture here, or choose one. Its edges will be found.</source>
        <translation>Legen Sie hier ein Bild ab, oder wählen Sie eins aus. Seine Kanten werden gefunden.</translation>
    </message>
    <message>
        <source>Drop a picture here, or choose one. Its depth will be estimated.</source>
        <translation>Legen Sie hier ein Bild ab, oder wählen Sie eins aus. Seine Tiefe wird geschätzt.</translation>
    </message>
    <message>
        <source>Drop a hint here, or choose one.</source>
        <translation>Legen Sie hier eine Vorlage ab, oder wählen Sie eine aus.</translation>
    </message>
    <message>
        <source>Loading the picture…</source>
        <translation>Das Bild wird geladen…</translation>
    </message>
</context>
<context>
    <name>ControlsBox</name>
    <message>
        <source>ControlNet</source>
        <translation>ControlNet</translation>
    </message>
    <message>
        <source>Makes the picture follow the edges, depth or pose of another one, the hint. Several can be used at once.</source>
        <translation>Lässt das Bild den Kanten, der Tiefe oder der Pose eines anderen folgen, der Vorlage. Mehrere können zugleich verwendet werden.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a ControlNet</source>
        <translation>ControlNet hinzufügen</translation>
    </message>
    <message>
        <source>No ControlNet that fits this model is installed.</source>
        <translation>Es ist kein ControlNet installiert, das zu diesem Modell passt.</translation>
    </message>
    <message>
        <source>Get a ControlNet…</source>
        <translation>ControlNet holen…</translation>
    </message>
    <message>
        <source>Show the models, where ControlNets can be downloaded and imported</source>
        <translation>Die Modelle zeigen, wo ControlNets heruntergeladen und importiert werden</translation>
    </message>
    <message>
        <source>No more than {limit} can be used at once</source>
        <translation>Mehr als {limit} zugleich sind nicht möglich</translation>
    </message>
    <message>
        <source>Follow the edges, depth or pose of another picture</source>
        <translation>Den Kanten, der Tiefe oder der Pose eines anderen Bildes folgen</translation>
    </message>
</context>
<context>
    <name>ControlsController</name>
    <message>
        <source>The picture is now the hint of {name}.</source>
        <translation>Das Bild ist jetzt die Vorlage von {name}.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Choose a hint picture</source>
        <translation>Vorlage auswählen</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard. Copy one first.</source>
        <translation>In der Zwischenablage ist kein Bild. Kopieren Sie zuerst eins.</translation>
    </message>
</context>
<context>
    <name>CountPicker</name>
    <message>
        <source>Number of pictures</source>
        <translation>Anzahl der Bilder</translation>
    </message>
    <message>
        <source>How many pictures each click on Generate makes (batch count)</source>
        <translation>Wie viele Bilder jeder Klick auf „Generieren“ erzeugt (Batch Count)</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>Ein Fehler ist aufgetreten</translation>
    </message>
    <message>
        <source>SD Studio ran into an internal error. Your pictures and the queue are safe. You can continue working; if something looks wrong, restart SD Studio.

To report the problem, copy or save the details. They contain no prompts or pictures, and your user name has been removed.</source>
        <translation>In SD Studio ist ein interner Fehler aufgetreten. Ihre Bilder und die Warteschlange sind sicher. Sie können weiterarbeiten; wenn etwas falsch aussieht, starten Sie SD Studio neu.

Um das Problem zu melden, kopieren oder speichern Sie die Einzelheiten. Sie enthalten weder Prompts noch Bilder, und Ihr Benutzername wurde entfernt.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>Cropper</name>
    <message>
        <source>The layer has nothing inside the selection, so it wasn&apos;t cropped.</source>
        <translation>Innerhalb der Auswahl ist nichts von der Ebene, deshalb wurde sie nicht zugeschnitten.</translation>
    </message>
    <message>
        <source>The selection already reaches all four edges, so there is nothing to crop.</source>
        <translation>Die Auswahl reicht schon bis an alle vier Ränder; es gibt nichts zuzuschneiden.</translation>
    </message>
    <message>
        <source>Select the part to keep first, for example a rectangle.</source>
        <translation>Wählen Sie zuerst aus, was bleiben soll, z.&#xa0;B. mit einem Rechteck.</translation>
    </message>
</context>
<context>
    <name>Culling</name>
    <message>
        <source>Cull pictures</source>
        <translation>Bilder sichten</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>P pick · X reject · U unflag · 0–5 stars · 6–9 colour · Backspace undo · Enter finish</source>
        <translation>P auswählen · X ablehnen · U Markierung entfernen · 0–5 Sterne · 6–9 Farbe · Rücktaste rückgängig · Eingabe beenden</translation>
    </message>
    <message>
        <source>Advance after each key (A)</source>
        <translation>Nach jeder Taste weiter (A)</translation>
    </message>
    <message>
        <source>Advance after each key</source>
        <translation>Nach jeder Taste weiter</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation>{position} von {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n rejected picture(s) can be moved to the trash now; Undo restores them.</source>
        <translation>
            <numerusform>%n abgelehntes Bild kann jetzt in den Papierkorb verschoben werden; Rückgängig holt es zurück.</numerusform>
            <numerusform>%n abgelehnte Bilder können jetzt in den Papierkorb verschoben werden; Rückgängig holt sie zurück.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep your decisions about %n picture(s)?</source>
        <translation>
            <numerusform>Ihre Entscheidung über %n Bild behalten?</numerusform>
            <numerusform>Ihre Entscheidungen über %n Bilder behalten?</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep decisions and delete rejects</source>
        <translation>Entscheidungen behalten, Abgelehnte löschen</translation>
    </message>
    <message>
        <source>Keep decisions</source>
        <translation>Entscheidungen behalten</translation>
    </message>
    <message>
        <source>Keep decisions only</source>
        <translation>Nur Entscheidungen behalten</translation>
    </message>
    <message>
        <source>Discard decisions</source>
        <translation>Entscheidungen verwerfen</translation>
    </message>
    <message>
        <source>Continue culling</source>
        <translation>Weiter sichten</translation>
    </message>
</context>
<context>
    <name>CurveEdit</name>
    <message>
        <source>Pressure {pressure}%, effect {effect}%</source>
        <translation>Druck {pressure} %, Wirkung {effect} %</translation>
    </message>
</context>
<context>
    <name>DateDialog</name>
    <message>
        <source>Jump to date</source>
        <translation>Zu Datum springen</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Type a date, such as {day} or {month}</source>
        <translation>Tippen Sie ein Datum, z.&#xa0;B. {day} oder {month}</translation>
    </message>
    <message>
        <source>A year, a month or a day; the nearest day with pictures is chosen</source>
        <translation>Ein Jahr, ein Monat oder ein Tag; der nächste Tag mit Bildern wird ausgewählt</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>This isn&apos;t a date.</source>
        <translation>Das ist kein Datum.</translation>
    </message>
    <message>
        <source>No pictures then; this is the nearest day.</source>
        <translation>Damals gab es keine Bilder; dies ist der nächste Tag.</translation>
    </message>
</context>
<context>
    <name>DecodeMenu</name>
    <message>
        <source>The model&apos;s own VAE</source>
        <translation>Das VAE des Modells</translation>
    </message>
    <message>
        <source>Change this if pictures come out black, pale or with wrong colours</source>
        <translation>Ändern Sie dies, wenn Bilder schwarz oder blass werden oder falsche Farben haben</translation>
    </message>
    <message>
        <source>Get a VAE…</source>
        <translation>VAE holen…</translation>
    </message>
    <message>
        <source>Decode with</source>
        <translation>Decodieren mit</translation>
    </message>
</context>
<context>
    <name>DepthBar</name>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
</context>
<context>
    <name>DepthController</name>
    <message>
        <source>The depth on the canvas is used.</source>
        <translation>Die Tiefe auf der Leinwand wird verwendet.</translation>
    </message>
    <message>
        <source>The depth map in the settings is used.</source>
        <translation>Die Tiefenkarte aus den Einstellungen wird verwendet.</translation>
    </message>
    <message>
        <source>The depth on the canvas is hidden, so the model estimates its own.</source>
        <translation>Die Tiefe auf der Leinwand ist ausgeblendet, deshalb schätzt das Modell sie selbst.</translation>
    </message>
    <message>
        <source>The model estimates the depth, unless you add one here.</source>
        <translation>Das Modell schätzt die Tiefe, wenn Sie hier keine hinzufügen.</translation>
    </message>
    <message>
        <source>Estimating the depth. It will appear as a layer on the canvas.</source>
        <translation>Die Tiefe wird geschätzt. Sie erscheint als Ebene auf der Leinwand.</translation>
    </message>
    <message>
        <source>Open a depth map</source>
        <translation>Tiefenkarte öffnen</translation>
    </message>
    <message>
        <source>The depth map was cropped to the aspect ratio of the canvas.</source>
        <translation>Die Tiefenkarte wurde auf das Seitenverhältnis der Leinwand zugeschnitten.</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Save depth map</source>
        <translation>Tiefenkarte speichern</translation>
    </message>
    <message>
        <source>PNG, exact pixels</source>
        <translation>PNG, pixelgenau</translation>
    </message>
    <message>
        <source>Saved the depth map as “{name}”.</source>
        <translation>Die Tiefenkarte wurde als „{name}“ gespeichert.</translation>
    </message>
</context>
<context>
    <name>DepthPanel</name>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>How often each level occurs, from far to near. Drag the handles to choose which levels become black and white.</source>
        <translation>Wie oft jede Stufe vorkommt, von fern bis nah. Ziehen Sie die Griffe, um zu wählen, welche Stufen schwarz und weiß werden.</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>This level and lower ones become the farthest</source>
        <translation>Diese und niedrigere Stufen werden am fernsten</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>This level and higher ones become the nearest</source>
        <translation>Diese und höhere Stufen werden am nächsten</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Shifts the midtones: right brings them nearer, left moves them farther away</source>
        <translation>Verschiebt die Mitteltöne: nach rechts rücken sie näher, nach links ferner</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>Weichzeichnen</translation>
    </message>
    <message>
        <source>Softens edges and fine detail in the depth</source>
        <translation>Macht Kanten und feine Details der Tiefe weicher</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>Swap near and far, for depth maps where black is near</source>
        <translation>Nah und fern vertauschen, für Tiefenkarten, in denen Schwarz nah ist</translation>
    </message>
    <message>
        <source>Auto levels</source>
        <translation>Auto-Tonwerte</translation>
    </message>
    <message>
        <source>Stretch the levels that occur to the whole range from black to white</source>
        <translation>Die vorkommenden Stufen auf den ganzen Bereich von Schwarz bis Weiß strecken</translation>
    </message>
    <message>
        <source>Adjust depth</source>
        <translation>Tiefe anpassen</translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation>{size} px</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Select a picture to see how it was made.</source>
        <translation>Wählen Sie ein Bild aus, um zu sehen, wie es entstanden ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) selected</source>
        <translation>
            <numerusform>%n Bild ausgewählt</numerusform>
            <numerusform>%n Bilder ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>The settings below are those of the current picture.</source>
        <translation>Die Einstellungen unten sind die des aktuellen Bildes.</translation>
    </message>
    <message>
        <source>Its folder can&apos;t be reached. If it is on a drive, connect the drive.</source>
        <translation>Sein Ordner ist nicht erreichbar. Wenn er auf einem Laufwerk liegt, schließen Sie es an.</translation>
    </message>
    <message numerus="yes">
        <source>The stars, tags and boards shown are those of the first %n of them. Changes apply to all.</source>
        <translation>
            <numerusform>Die gezeigten Sterne, Schlagwörter und Sammlungen sind die des ersten. Änderungen gelten für alle (%n).</numerusform>
            <numerusform>Die gezeigten Sterne, Schlagwörter und Sammlungen sind die der ersten %n. Änderungen gelten für alle.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoneBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop here to open this project</source>
        <translation>Hier ablegen, um dieses Projekt zu öffnen</translation>
    </message>
    <message>
        <source>Drop here to use as the input picture</source>
        <translation>Hier ablegen, um es als Ausgangsbild zu verwenden</translation>
    </message>
    <message>
        <source>Drop here to import as a model</source>
        <translation>Hier ablegen, um es als Modell zu importieren</translation>
    </message>
    <message>
        <source>Drop here to copy the pictures into the library
The originals stay where they are</source>
        <translation>Hier ablegen, um die Bilder in die Bibliothek zu kopieren
Die Originale bleiben, wo sie sind</translation>
    </message>
</context>
<context>
    <name>DuplicatePair</name>
    <message>
        <source>Keep left</source>
        <translation>Linkes behalten</translation>
    </message>
    <message>
        <source>Keep right</source>
        <translation>Rechtes behalten</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation>Keine Duplikate</translation>
    </message>
    <message>
        <source>Undo last</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>The left one is better; the right one goes to the trash at the end</source>
        <translation>Das linke ist besser; das rechte kommt am Ende in den Papierkorb</translation>
    </message>
    <message>
        <source>The right one is better; the left one goes to the trash at the end</source>
        <translation>Das rechte ist besser; das linke kommt am Ende in den Papierkorb</translation>
    </message>
    <message>
        <source>Two versions of one picture; both stay</source>
        <translation>Zwei Fassungen eines Bildes; beide bleiben</translation>
    </message>
    <message>
        <source>The pictures are unrelated; both stay</source>
        <translation>Die Bilder haben nichts miteinander zu tun; beide bleiben</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>Die letzte Entscheidung rückgängig machen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Pair {number} of {count}</source>
        <translation>Paar {number} von {count}</translation>
    </message>
    <message>
        <source>Exactly the same pixels</source>
        <translation>Genau dieselben Pixel</translation>
    </message>
    <message>
        <source>The same light and dark areas, but different pixels</source>
        <translation>Dieselben hellen und dunklen Bereiche, aber andere Pixel</translation>
    </message>
    <message>
        <source>Similar light and dark areas</source>
        <translation>Ähnliche helle und dunkle Bereiche</translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Exact copies</source>
        <translation>Genaue Kopien</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keep one of each</source>
        <translation>Je eins behalten</translation>
    </message>
    <message>
        <source>Look at each pair</source>
        <translation>Jedes Paar ansehen</translation>
    </message>
    <message>
        <source>Looking at all pictures…</source>
        <translation>Alle Bilder werden angesehen…</translation>
    </message>
    <message>
        <source>Comparing pictures…</source>
        <translation>Bilder werden verglichen…</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Gestoppt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>No pictures look alike, apart from those you have already decided on.</source>
        <translation>Keine Bilder sehen gleich aus, außer denen, über die Sie schon entschieden haben.</translation>
    </message>
    <message>
        <source>No pictures look alike.</source>
        <translation>Keine Bilder sehen gleich aus.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) have exactly the same pixels as another.</source>
        <translation>
            <numerusform>%n Bild hat genau dieselben Pixel wie ein anderes.</numerusform>
            <numerusform>%n Bilder haben genau dieselben Pixel wie ein anderes.</numerusform>
        </translation>
    </message>
    <message>
        <source>“Keep one of each” keeps the one with stars, tags or boards, or the oldest. The others go to the trash at the end, if you agree.</source>
        <translation>„Je eins behalten“ behält das mit Sternen, Schlagwörtern oder Sammlungen, sonst das älteste. Die anderen kommen am Ende in den Papierkorb, wenn Sie zustimmen.</translation>
    </message>
    <message>
        <source>You have decided on all pairs. You won&apos;t be asked about them again.</source>
        <translation>Sie haben über alle Paare entschieden. Sie werden nicht noch einmal danach gefragt.</translation>
    </message>
    <message numerus="yes">
        <source>Move %n rejected picture(s) to the trash?</source>
        <translation>
            <numerusform>%n abgelehntes Bild in den Papierkorb verschieben?</numerusform>
            <numerusform>%n abgelehnte Bilder in den Papierkorb verschieben?</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo restores them. Your decisions are kept in any case.</source>
        <translation>Rückgängig holt sie zurück. Ihre Entscheidungen bleiben auf jeden Fall erhalten.</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Continue comparing</source>
        <translation>Weiter vergleichen</translation>
    </message>
</context>
<context>
    <name>DynamicLine</name>
    <message>
        <source>How options are chosen</source>
        <translation>Wie Optionen gewählt werden</translation>
    </message>
    <message>
        <source>Random: by the seed, anew for each picture. All combinations: each combination once, with the same seed. In turn: the first option of each, then the second, and so on.</source>
        <translation>Zufällig: nach dem Seed, für jedes Bild neu. Alle Kombinationen: jede Kombination einmal, mit demselben Seed. Reihum: von jeder die erste Option, dann die zweite und so weiter.</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>Vorschau…</translation>
    </message>
    <message>
        <source>Wildcards…</source>
        <translation>Wildcards…</translation>
    </message>
</context>
<context>
    <name>EdgesPanel</name>
    <message>
        <source>Grow</source>
        <translation>Erweitern</translation>
    </message>
    <message>
        <source>Moves the edge of the mask: right to grow it, left to shrink it</source>
        <translation>Verschiebt den Rand der Maske: nach rechts wächst sie, nach links schrumpft sie</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>Weicher Rand</translation>
    </message>
    <message>
        <source>Softens the edge over this many pixels on each side</source>
        <translation>Macht den Rand auf jeder Seite über so viele Pixel weich</translation>
    </message>
    <message>
        <source>Mask edges</source>
        <translation>Maskenränder</translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation>{size} px</translation>
    </message>
</context>
<context>
    <name>EmptyReasons</name>
    <message>
        <source>The trash is empty</source>
        <translation>Der Papierkorb ist leer</translation>
    </message>
    <message>
        <source>Pictures you delete stay here for 30 days before they go to the system&apos;s trash.</source>
        <translation>Gelöschte Bilder bleiben 30 Tage hier, bevor sie in den Papierkorb des Systems kommen.</translation>
    </message>
    <message>
        <source>No pictures on this board yet</source>
        <translation>Noch keine Bilder in dieser Sammlung</translation>
    </message>
    <message>
        <source>Drag pictures onto its name, or select some and press B.</source>
        <translation>Ziehen Sie Bilder auf ihren Namen, oder wählen Sie welche aus und drücken Sie B.</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>No pictures in this folder</source>
        <translation>Keine Bilder in diesem Ordner</translation>
    </message>
    <message>
        <source>Pictures that any program saves in it are shown here.</source>
        <translation>Bilder, die irgendein Programm darin speichert, werden hier gezeigt.</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>Noch keine Bilder</translation>
    </message>
    <message>
        <source>Everything you make is kept here, with its prompt and settings.</source>
        <translation>Alles, was Sie erzeugen, wird hier aufbewahrt, mit Prompt und Einstellungen.</translation>
    </message>
    <message>
        <source>Make your first picture</source>
        <translation>Erstes Bild erzeugen</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message numerus="yes">
        <source>Without “{term}” there would be %n picture(s).</source>
        <translation>
            <numerusform>Ohne „{term}“ gäbe es %n Bild.</numerusform>
            <numerusform>Ohne „{term}“ gäbe es %n Bilder.</numerusform>
        </translation>
    </message>
    <message>
        <source>Search without “{term}”</source>
        <translation>Ohne „{term}“ suchen</translation>
    </message>
    <message>
        <source>No picture matches this search.</source>
        <translation>Kein Bild passt zu dieser Suche.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>EmptyStage</name>
    <message>
        <source>Get a model…</source>
        <translation>Modell holen…</translation>
    </message>
    <message>
        <source>Show me how</source>
        <translation>Zeigen, wie es geht</translation>
    </message>
    <message>
        <source>Get a model to start</source>
        <translation>Holen Sie ein Modell, um zu beginnen</translation>
    </message>
    <message>
        <source>Pictures are generated by a model. Download or import one to begin.</source>
        <translation>Bilder werden von einem Modell erzeugt. Laden Sie zuerst eins herunter, oder importieren Sie eins.</translation>
    </message>
    <message>
        <source>No picture selected</source>
        <translation>Kein Bild ausgewählt</translation>
    </message>
    <message>
        <source>Click a picture on the right to view it, or generate a new one.</source>
        <translation>Klicken Sie rechts auf ein Bild, um es anzusehen, oder erzeugen Sie ein neues.</translation>
    </message>
    <message>
        <source>What would you like to create?</source>
        <translation>Was möchten Sie erschaffen?</translation>
    </message>
    <message>
        <source>Describe it in the prompt on the left, then click Generate or press {keys}.</source>
        <translation>Beschreiben Sie es links im Prompt, und klicken Sie dann auf „Generieren“, oder drücken Sie {keys}.</translation>
    </message>
</context>
<context>
    <name>EndAnnouncer</name>
    <message>
        <source>A job failed. Open SD Studio to see why.</source>
        <translation>Ein Auftrag ist fehlgeschlagen. Öffnen Sie SD Studio, um den Grund zu sehen.</translation>
    </message>
    <message>
        <source>A job is finished.</source>
        <translation>Ein Auftrag ist fertig.</translation>
    </message>
    <message numerus="yes">
        <source>The queue is finished, but %n job(s) failed.</source>
        <translation>
            <numerusform>Die Warteschlange ist fertig, aber %n Auftrag ist fehlgeschlagen.</numerusform>
            <numerusform>Die Warteschlange ist fertig, aber %n Aufträge sind fehlgeschlagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The queue is finished: %n job(s).</source>
        <translation>
            <numerusform>Die Warteschlange ist fertig: %n Auftrag.</numerusform>
            <numerusform>Die Warteschlange ist fertig: %n Aufträge.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnglishLine</name>
    <message>
        <source>In English</source>
        <translation>Auf Englisch</translation>
    </message>
    <message>
        <source>Negative prompt in English</source>
        <translation>Negativer Prompt auf Englisch</translation>
    </message>
    <message>
        <source>Prompt in English</source>
        <translation>Prompt auf Englisch</translation>
    </message>
    <message>
        <source>The model reads this. What you change here is pinned.</source>
        <translation>Dies liest das Modell. Was Sie hier ändern, wird festgehalten.</translation>
    </message>
    <message>
        <source>Pin the English</source>
        <translation>Das Englische festhalten</translation>
    </message>
    <message>
        <source>Keep this English, even when you change the prompt</source>
        <translation>Dieses Englisch behalten, auch wenn Sie den Prompt ändern</translation>
    </message>
    <message>
        <source>Translate again</source>
        <translation>Neu übersetzen</translation>
    </message>
    <message>
        <source>Replace this English with a translation of the prompt</source>
        <translation>Dieses Englisch durch eine Übersetzung des Prompts ersetzen</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle…</translation>
    </message>
    <message>
        <source>Models that translate</source>
        <translation>Modelle, die übersetzen</translation>
    </message>
    <message>
        <source>See which translation models there are, and install one</source>
        <translation>Sehen, welche Übersetzungsmodelle es gibt, und eins installieren</translation>
    </message>
    <message>
        <source>Pinned: it stays as it is, although the prompt was changed.</source>
        <translation>Festgehalten: Es bleibt so, obwohl der Prompt geändert wurde.</translation>
    </message>
    <message>
        <source>Translating…</source>
        <translation>Wird übersetzt…</translation>
    </message>
    <message>
        <source>Not translated: {words}.</source>
        <translation>Nicht übersetzt: {words}.</translation>
    </message>
</context>
<context>
    <name>ExplanationCard</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>More in the guide</source>
        <translation>Mehr im Handbuch</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>Was ist das?</translation>
    </message>
    <message>
        <source>Click a setting, let the pointer rest on it, or move to it with Tab, to see what it does.</source>
        <translation>Klicken Sie auf eine Einstellung, lassen Sie den Zeiger darauf ruhen, oder gehen Sie mit Tab zu ihr, um zu sehen, was sie bewirkt.</translation>
    </message>
</context>
<context>
    <name>ExportCanvasDialog</name>
    <message>
        <source>Export canvas</source>
        <translation>Leinwand exportieren</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>The whole picture</source>
        <translation>Das ganze Bild</translation>
    </message>
    <message>
        <source>Selection only</source>
        <translation>Nur Auswahl</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nothing is selected, so the whole picture will be exported.</source>
        <translation>Nichts ist ausgewählt, deshalb wird das ganze Bild exportiert.</translation>
    </message>
    <message>
        <source>JPEG has no transparency: what isn&apos;t selected will be white.</source>
        <translation>JPEG hat keine Transparenz: Was nicht ausgewählt ist, wird weiß.</translation>
    </message>
    <message>
        <source>The metadata comes from the newest result on this canvas.</source>
        <translation>Die Metadaten stammen vom neuesten Ergebnis auf dieser Leinwand.</translation>
    </message>
    <message>
        <source>Nothing has been generated on this canvas yet, so there is no metadata to include.</source>
        <translation>Auf dieser Leinwand wurde noch nichts erzeugt, deshalb gibt es keine Metadaten.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Export %n picture(s)</source>
        <translation>
            <numerusform>%n Bild exportieren</numerusform>
            <numerusform>%n Bilder exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>For example {name}</source>
        <translation>Zum Beispiel {name}</translation>
    </message>
    <message>
        <source>Type a name, for example {example}.</source>
        <translation>Tippen Sie einen Namen, z.&#xa0;B. {example}.</translation>
    </message>
    <message>
        <source>There is no field {field}. Did you mean {meant}?</source>
        <translation>Es gibt kein Feld {field}. Meinten Sie {meant}?</translation>
    </message>
    <message>
        <source>There is no field {field}. “Insert” lists all fields.</source>
        <translation>Es gibt kein Feld {field}. „Einfügen“ listet alle Felder auf.</translation>
    </message>
    <message>
        <source>A number from 1 to 200 must follow the colon in {field}.</source>
        <translation>In {field} muss nach dem Doppelpunkt eine Zahl von 1 bis 200 stehen.</translation>
    </message>
    <message>
        <source>The brace {brace} has no match. To use a brace in the name, type it twice.</source>
        <translation>Zur Klammer {brace} fehlt die andere. Für eine Klammer im Namen tippen Sie sie zweimal.</translation>
    </message>
    <message>
        <source>File names can&apos;t contain {character}.</source>
        <translation>Dateinamen dürfen {character} nicht enthalten.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>{pictures}, estimating the size…</source>
        <translation>{pictures}, Größe wird geschätzt…</translation>
    </message>
    <message>
        <source>{pictures}, about {size}</source>
        <translation>{pictures}, etwa {size}</translation>
    </message>
    <message>
        <source>{done} of {count}, {left}</source>
        <translation>{done} von {count}, {left}</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Exported %n picture(s).</source>
        <translation>
            <numerusform>%n Bild wurde exportiert.</numerusform>
            <numerusform>%n Bilder wurden exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported {done} of {count} pictures.</source>
        <translation>{done} von {count} Bildern wurden exportiert.</translation>
    </message>
    <message>
        <source>These pictures couldn&apos;t be read: {names}.</source>
        <translation>Diese Bilder konnten nicht gelesen werden: {names}.</translation>
    </message>
    <message numerus="yes">
        <source>Exported %n pages, {first} to {last}.</source>
        <translation>
            <numerusform>%n Seite wurde exportiert, {first} bis {last}.</numerusform>
            <numerusform>%n Seiten wurden exportiert, {first} bis {last}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported as “{name}”.</source>
        <translation>Als „{name}“ exportiert.</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation>Nichts wurde exportiert.</translation>
    </message>
    <message>
        <source>The export was stopped.</source>
        <translation>Der Export wurde gestoppt.</translation>
    </message>
    <message>
        <source>The disk is full. The files exported so far are complete.</source>
        <translation>Der Datenträger ist voll. Die bisher exportierten Dateien sind vollständig.</translation>
    </message>
    <message>
        <source>You don&apos;t have permission to write to this folder.</source>
        <translation>Sie dürfen in diesen Ordner nicht schreiben.</translation>
    </message>
    <message>
        <source>Writing failed: {reason}.</source>
        <translation>Schreiben fehlgeschlagen: {reason}.</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>{percent}%</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Higher is larger; 80 to 95 is usual.</source>
        <translation>Höher ergibt größere Dateien; üblich sind 80 bis 95.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>File names</source>
        <translation>Dateinamen</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Beschriftungen</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Longest side</source>
        <translation>Längste Seite</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Maßstab</translation>
    </message>
    <message>
        <source>Enlarge smaller pictures</source>
        <translation>Kleinere Bilder vergrößern</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation>Feld einfügen</translation>
    </message>
    <message>
        <source>Insert a detail of each picture, such as its date or seed</source>
        <translation>Eine Angabe zu jedem Bild einfügen, z.&#xa0;B. Datum oder Seed</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner auswählen…</translation>
    </message>
    <message>
        <source>Original size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>Contact sheet, PDF</source>
        <translation>Kontaktbogen, PDF</translation>
    </message>
    <message>
        <source>Contact sheet, PNG</source>
        <translation>Kontaktbogen, PNG</translation>
    </message>
    <message>
        <source>List, CSV (spreadsheet)</source>
        <translation>Liste, CSV (Tabelle)</translation>
    </message>
    <message>
        <source>List, JSON</source>
        <translation>Liste, JSON</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Includes the prompt, the settings, and which computer and libraries were used.</source>
        <translation>Enthält den Prompt, die Einstellungen und welcher Computer und welche Bibliotheken verwendet wurden.</translation>
    </message>
    <message>
        <source>Includes the prompt and all settings, but nothing about this computer.</source>
        <translation>Enthält den Prompt und alle Einstellungen, aber nichts über diesen Computer.</translation>
    </message>
    <message>
        <source>Includes the prompt and the negative prompt.</source>
        <translation>Enthält den Prompt und den negativen Prompt.</translation>
    </message>
    <message>
        <source>The files contain only the picture and the mark that it was made with AI, unless you turned the mark off in the settings.</source>
        <translation>Die Dateien enthalten nur das Bild und die Kennzeichnung, dass es mit KI erzeugt wurde, sofern Sie diese in den Einstellungen nicht ausgeschaltet haben.</translation>
    </message>
</context>
<context>
    <name>ExtendPopup</name>
    <message>
        <source>Extend picture</source>
        <translation>Bild erweitern</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Erweitern</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Unten</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Enter how far to extend at least one side.</source>
        <translation>Geben Sie für mindestens eine Seite an, wie weit.</translation>
    </message>
    <message>
        <source>New size: {width} × {height} pixels (now {before})</source>
        <translation>Neue Größe: {width} × {height} Pixel (jetzt {before})</translation>
    </message>
</context>
<context>
    <name>FaceDialog</name>
    <message>
        <source>Repair faces</source>
        <translation>Gesichter reparieren</translation>
    </message>
    <message>
        <source>Model and settings</source>
        <translation>Modell und Einstellungen</translation>
    </message>
    <message>
        <source>What makes the faces anew: usually what made the picture, with its prompt, LoRAs, steps and sampler.</source>
        <translation>Womit die Gesichter neu entstehen: meist mit dem, womit das Bild entstand, samt Prompt, LoRAs, Schritten und Sampler.</translation>
    </message>
    <message numerus="yes">
        <source>As the picture was made</source>
        <translation>
            <numerusform>Wie das Bild entstand</numerusform>
            <numerusform>Wie die Bilder entstanden</numerusform>
        </translation>
    </message>
    <message>
        <source>“{model}” with the settings in Create</source>
        <translation>„{model}“ mit den Einstellungen in „Erstellen“</translation>
    </message>
    <message>
        <source>This needs a model that makes pictures from text. Choose one first.</source>
        <translation>Das braucht ein Modell, das Bilder aus Text erzeugt. Wählen Sie zuerst eines.</translation>
    </message>
    <message numerus="yes">
        <source>The faces in %n picture(s) will be made anew; everything else stays as it is. A picture without faces isn&apos;t saved again.</source>
        <translation>
            <numerusform>Die Gesichter in %n Bild entstehen neu; alles andere bleibt, wie es ist. Ein Bild ohne Gesichter wird nicht noch einmal gespeichert.</numerusform>
            <numerusform>Die Gesichter in %n Bildern entstehen neu; alles andere bleibt, wie es ist. Ein Bild ohne Gesichter wird nicht noch einmal gespeichert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{model}” is used for %n of them, whose own model isn&apos;t known or installed.</source>
        <translation>
            <numerusform>Für %n davon wird „{model}“ verwendet, weil das eigene Modell nicht bekannt oder nicht installiert ist.</numerusform>
            <numerusform>Für %n davon wird „{model}“ verwendet, weil das eigene Modell nicht bekannt oder nicht installiert ist.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FaceSwitch</name>
    <message>
        <source>Repair faces</source>
        <translation>Gesichter reparieren</translation>
    </message>
    <message>
        <source>Finds the faces in each finished picture and makes them anew at the model&apos;s full resolution. Small faces gain the most; each takes some more time.</source>
        <translation>Findet die Gesichter in jedem fertigen Bild und erzeugt sie in der vollen Auflösung des Modells neu. Kleine Gesichter gewinnen am meisten; jedes braucht etwas mehr Zeit.</translation>
    </message>
    <message>
        <source>repair faces</source>
        <translation>Gesichter reparieren</translation>
    </message>
    <message>
        <source>leave faces as they are</source>
        <translation>Gesichter lassen, wie sie sind</translation>
    </message>
</context>
<context>
    <name>FacetGroup</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{value}, included</source>
        <translation>{value}, eingeschlossen</translation>
    </message>
    <message>
        <source>{value}, excluded</source>
        <translation>{value}, ausgeschlossen</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>Einschließen</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Ausschließen</translation>
    </message>
</context>
<context>
    <name>FamilyBox</name>
    <message>
        <source>Made from</source>
        <translation>Entstanden aus</translation>
    </message>
    <message>
        <source>Made from this one</source>
        <translation>Daraus entstanden</translation>
    </message>
</context>
<context>
    <name>FamilyDialog</name>
    <message>
        <source>Family of this picture</source>
        <translation>Verwandtschaft dieses Bildes</translation>
    </message>
    <message>
        <source>On the left is what a picture was made from, on the right what was made from it. Use the arrow keys to move, Enter to open a picture, + and − to zoom, and F to show all.</source>
        <translation>Links steht, woraus ein Bild entstand, rechts, was daraus entstand. Die Pfeiltasten bewegen, Eingabe öffnet ein Bild, + und − zoomen, und F zeigt alle.</translation>
    </message>
    <message>
        <source>Show in library</source>
        <translation>In Bibliothek zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This picture was deleted.</source>
        <translation>Dieses Bild wurde gelöscht.</translation>
    </message>
    <message>
        <source>This picture was deleted. Its prompt was: {prompt}</source>
        <translation>Dieses Bild wurde gelöscht. Sein Prompt war: {prompt}</translation>
    </message>
</context>
<context>
    <name>FamilyGraph</name>
    <message numerus="yes">
        <source>Made from %n picture(s)</source>
        <translation>
            <numerusform>Entstanden aus %n Bild</numerusform>
            <numerusform>Entstanden aus %n Bildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) made from it</source>
        <translation>
            <numerusform>%n Bild daraus entstanden</numerusform>
            <numerusform>%n Bilder daraus entstanden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FewStepsOffer</name>
    <message>
        <source>Get few steps (4–8)…</source>
        <translation>Wenige Schritte (4–8) holen…</translation>
    </message>
    <message>
        <source>Show a LoRA with which this model makes pictures several times faster</source>
        <translation>Ein LoRA zeigen, mit dem dieses Modell Bilder mehrfach schneller erzeugt</translation>
    </message>
</context>
<context>
    <name>FewStepsSwitch</name>
    <message>
        <source>Few steps (4–8)</source>
        <translation>Wenige Schritte (4–8)</translation>
    </message>
    <message>
        <source>use few steps</source>
        <translation>wenige Schritte verwenden</translation>
    </message>
    <message>
        <source>use the usual steps</source>
        <translation>übliche Schritte verwenden</translation>
    </message>
    <message>
        <source>Switching it off brings back the settings from before.</source>
        <translation>Ausgeschaltet kehren die vorigen Einstellungen zurück.</translation>
    </message>
</context>
<context>
    <name>FileSetting</name>
    <message>
        <source>Certificates and keys</source>
        <translation>Zertifikate und Schlüssel</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei auswählen…</translation>
    </message>
    <message>
        <source>Use none</source>
        <translation>Keine verwenden</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>Keine ausgewählt</translation>
    </message>
</context>
<context>
    <name>FinishingDialog</name>
    <message>
        <source>Pictures in the queue</source>
        <translation>Bilder in der Warteschlange</translation>
    </message>
    <message>
        <source>Pictures that couldn&apos;t be added</source>
        <translation>Bilder, die nicht hinzugefügt wurden</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) couldn&apos;t be added; the others are in the queue.</source>
        <translation>
            <numerusform>%n Bild konnte nicht hinzugefügt werden; die anderen sind in der Warteschlange.</numerusform>
            <numerusform>%n Bilder konnten nicht hinzugefügt werden; die anderen sind in der Warteschlange.</numerusform>
        </translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
</context>
<context>
    <name>FloatingBars</name>
    <message>
        <source>Expand the bar</source>
        <translation>Leiste aufklappen</translation>
    </message>
    <message>
        <source>Collapse the bar</source>
        <translation>Leiste einklappen</translation>
    </message>
    <message>
        <source>Drag to move the bar up or down</source>
        <translation>Ziehen, um die Leiste nach oben oder unten zu schieben</translation>
    </message>
</context>
<context>
    <name>FloatingPanel</name>
    <message>
        <source>Drag to move this panel; double-click to put it back</source>
        <translation>Ziehen verschiebt dieses Bedienfeld; ein Doppelklick setzt es zurück</translation>
    </message>
</context>
<context>
    <name>FloatingPanels</name>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Tool settings</source>
        <translation>Werkzeugeinstellungen</translation>
    </message>
    <message>
        <source>Layers and masks</source>
        <translation>Ebenen und Masken</translation>
    </message>
</context>
<context>
    <name>FolderController</name>
    <message>
        <source>Import pictures</source>
        <translation>Bilder importieren</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Import folder</source>
        <translation>Ordner importieren</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
    <message>
        <source>The pictures in “{name}” are shown where they are; new ones appear automatically.</source>
        <translation>Die Bilder in „{name}“ werden gezeigt, wo sie sind; neue erscheinen automatisch.</translation>
    </message>
    <message>
        <source>Removed “{name}” from the library. Its files stay.</source>
        <translation>„{name}“ wurde aus der Bibliothek entfernt. Die Dateien bleiben.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>The import was stopped.</source>
        <translation>Der Import wurde gestoppt.</translation>
    </message>
    <message numerus="yes">
        <source>Imported %n picture(s).</source>
        <translation>
            <numerusform>%n Bild wurde importiert.</numerusform>
            <numerusform>%n Bilder wurden importiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) were already there.</source>
        <translation>
            <numerusform>%n Bild war schon da.</numerusform>
            <numerusform>%n Bilder waren schon da.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderSection</name>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>{name} (can&apos;t be reached)</source>
        <translation>{name} (nicht erreichbar)</translation>
    </message>
    <message>
        <source>{name} (not watched)</source>
        <translation>{name} (nicht überwacht)</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Look for new pictures</source>
        <translation>Nach neuen Bildern suchen</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>Aus der Bibliothek entfernen</translation>
    </message>
</context>
<context>
    <name>FolderSetting</name>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner auswählen…</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>{percent}%</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>automatic</source>
        <comment>a rectangle that follows from the rest</comment>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>Double-click the name to reset it.</source>
        <translation>Ein Doppelklick auf den Namen setzt es zurück.</translation>
    </message>
    <message>
        <source>Automatic ({value})</source>
        <translation>Automatisch ({value})</translation>
    </message>
</context>
<context>
    <name>FullScreenView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>GenerateBar</name>
    <message>
        <source>Add to queue</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Don&apos;t generate yet</source>
        <translation>Noch nicht erzeugen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Click again to end the image engine if it doesn&apos;t respond</source>
        <translation>Klicken Sie noch einmal, um die Bild-Engine zu beenden, wenn sie nicht reagiert</translation>
    </message>
    <message>
        <source>Reading the hint picture…</source>
        <translation>Die Vorlage wird gelesen…</translation>
    </message>
    <message>
        <source>Saving what you painted…</source>
        <translation>Gemaltes wird gespeichert…</translation>
    </message>
    <message>
        <source>Choose a model to begin.</source>
        <translation>Wählen Sie ein Modell, um zu beginnen.</translation>
    </message>
    <message>
        <source>Choose an input picture to begin.</source>
        <translation>Wählen Sie ein Ausgangsbild, um zu beginnen.</translation>
    </message>
    <message>
        <source>Estimating the time…</source>
        <translation>Die Zeit wird geschätzt…</translation>
    </message>
    <message>
        <source>The time is estimated after the first picture.</source>
        <translation>Die Zeit wird nach dem ersten Bild geschätzt.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s), {time}</source>
        <translation>
            <numerusform>%n Bild, {time}</numerusform>
            <numerusform>%n Bilder, {time}</numerusform>
        </translation>
    </message>
    <message>
        <source>Takes {time}</source>
        <translation>Dauert {time}</translation>
    </message>
</context>
<context>
    <name>GenerationPanel</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Number of pictures</source>
        <translation>Anzahl der Bilder</translation>
    </message>
    <message>
        <source>a red fish on a blue background</source>
        <translation>a red fish on a blue background</translation>
    </message>
    <message>
        <source>what you don&apos;t want to see</source>
        <translation>was Sie nicht sehen möchten</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>Erweiterte Einstellungen</translation>
    </message>
    <message>
        <source>Settings for finer control; most pictures don&apos;t need them</source>
        <translation>Für feinere Kontrolle; die meisten Bilder brauchen sie nicht</translation>
    </message>
</context>
<context>
    <name>GraphicsDialog</name>
    <message>
        <source>Graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Found: …</source>
        <translation>Gefunden: …</translation>
    </message>
    <message>
        <source>Found: no graphics card</source>
        <translation>Gefunden: keine Grafikkarte</translation>
    </message>
    <message>
        <source>Found: {cards}</source>
        <translation>Gefunden: {cards}</translation>
    </message>
    <message>
        <source>{card} (driver {version})</source>
        <translation>{card} (Treiber {version})</translation>
    </message>
    <message>
        <source>SD Studio will retry automatically.</source>
        <translation>SD Studio versucht es automatisch erneut.</translation>
    </message>
    <message>
        <source>Free some space first.</source>
        <translation>Schaffen Sie zuerst Platz.</translation>
    </message>
    <message>
        <source>Needs {needed} of disk space, but only {free} is available. Free some space first.</source>
        <translation>Benötigt {needed} Speicherplatz, aber nur {free} sind frei. Schaffen Sie zuerst Platz.</translation>
    </message>
    <message>
        <source>Graphics pack</source>
        <translation>Grafikpaket</translation>
    </message>
    <message>
        <source>Graphics packs</source>
        <translation>Grafikpakete</translation>
    </message>
    <message>
        <source>Remove graphics pack</source>
        <translation>Grafikpaket entfernen</translation>
    </message>
    <message>
        <source>Remove {pack}?</source>
        <translation>{pack} entfernen?</translation>
    </message>
    <message>
        <source>This frees {size} of disk space, and pictures will be made on the processor. Nothing else changes; to use the graphics card again, download the pack again.</source>
        <translation>Das gibt {size} Speicherplatz frei, und Bilder werden auf dem Prozessor erzeugt. Sonst ändert sich nichts; um die Grafikkarte wieder zu verwenden, laden Sie das Paket erneut herunter.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>GridController</name>
    <message>
        <source>The comparison grid is ready.</source>
        <translation>Das Vergleichsraster ist fertig.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>GridDialog</name>
    <message>
        <source>Compare settings</source>
        <translation>Einstellungen vergleichen</translation>
    </message>
    <message>
        <source>Left to right (X)</source>
        <translation>Von links nach rechts (X)</translation>
    </message>
    <message>
        <source>Top to bottom (Y)</source>
        <translation>Von oben nach unten (Y)</translation>
    </message>
    <message>
        <source>The comparison in the Stable Diffusion 2 model card: guidance from 1.5 to 8 with 50 DDIM steps.</source>
        <translation>Der Vergleich aus der Modellkarte von Stable Diffusion 2: Führung von 1,5 bis 8 mit 50 DDIM-Schritten.</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>Generates the same picture with different settings and arranges the results in a labelled grid (X/Y plot).</source>
        <translation>Erzeugt dasselbe Bild mit verschiedenen Einstellungen und ordnet die Ergebnisse in einem beschrifteten Raster an (X/Y-Plot).</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Voreinstellung</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s), {time}</source>
        <translation>
            <numerusform>%n Bild, {time}</numerusform>
            <numerusform>%n Bilder, {time}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Select all pictures below this heading</source>
        <translation>Alle Bilder unter dieser Überschrift auswählen</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>SD Studio user guide</source>
        <translation>SD-Studio-Handbuch</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Handbuch durchsuchen</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Nothing in the guide has all of these words.</source>
        <translation>Nichts im Handbuch enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Start of the guide</source>
        <translation>Anfang des Handbuchs</translation>
    </message>
</context>
<context>
    <name>HealthDialog</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Disk usage</source>
        <translation>Speicherplatz</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Letzte Sicherung</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>Letzte Prüfung</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Check the database, and compare it with the pictures folder</source>
        <translation>Die Datenbank prüfen und mit dem Bilderordner vergleichen</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Copy the database</source>
        <translation>Die Datenbank kopieren</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen…</translation>
    </message>
    <message>
        <source>Go back to an earlier day&apos;s database and queue</source>
        <translation>Zur Datenbank und Warteschlange eines früheren Tages zurückkehren</translation>
    </message>
    <message>
        <source>Rebuild from the pictures…</source>
        <translation>Aus den Bildern neu aufbauen…</translation>
    </message>
    <message>
        <source>Read every picture and the journal again, also in folders elsewhere</source>
        <translation>Jedes Bild und das Journal neu lesen, auch in Ordnern anderswo</translation>
    </message>
    <message>
        <source>Missing pictures…</source>
        <translation>Fehlende Bilder…</translation>
    </message>
    <message>
        <source>List the pictures whose files can&apos;t be found</source>
        <translation>Die Bilder auflisten, deren Dateien nicht zu finden sind</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Show the pictures folder in the file manager</source>
        <translation>Den Bilderordner im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stop; what has been read so far is kept</source>
        <translation>Stoppen; was bisher gelesen wurde, bleibt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>None yet; one is made each day</source>
        <translation>Noch keine; jeden Tag wird eine gemacht</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n Sicherung</numerusform>
            <numerusform>%n Sicherungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not yet since SD Studio started</source>
        <translation>Noch nicht, seit SD Studio gestartet ist</translation>
    </message>
    <message>
        <source>The database was damaged and has been rebuilt.</source>
        <translation>Die Datenbank war beschädigt und wurde neu aufgebaut.</translation>
    </message>
    <message>
        <source>No damage found</source>
        <translation>Kein Schaden gefunden</translation>
    </message>
    <message>
        <source>Rebuild the library</source>
        <translation>Bibliothek neu aufbauen</translation>
    </message>
    <message>
        <source>Read every picture and the journal again?</source>
        <translation>Jedes Bild und das Journal neu lesen?</translation>
    </message>
    <message>
        <source>This helps if pictures or their stars, tags and notes are shown incorrectly. You can keep working meanwhile. The queue stays as it is, and a backup is made first.</source>
        <translation>Das hilft, wenn Bilder oder ihre Sterne, Schlagwörter und Notizen falsch gezeigt werden. Sie können währenddessen weiterarbeiten. Die Warteschlange bleibt, wie sie ist, und zuerst wird eine Sicherung gemacht.</translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation>Neu aufbauen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>HealthTexts</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the trash</source>
        <translation>
            <numerusform>%n im Papierkorb</numerusform>
            <numerusform>%n im Papierkorb</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n fehlt</numerusform>
            <numerusform>%n fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>database {size}</source>
        <translation>Datenbank {size}</translation>
    </message>
    <message>
        <source>search index {size}</source>
        <translation>Suchindex {size}</translation>
    </message>
    <message>
        <source>thumbnails {size}</source>
        <translation>Miniaturen {size}</translation>
    </message>
    <message>
        <source>similar content {size}</source>
        <translation>ähnliche Inhalte {size}</translation>
    </message>
    <message>
        <source>journal {size}</source>
        <translation>Journal {size}</translation>
    </message>
    <message>
        <source>backups {size}</source>
        <translation>Sicherungen {size}</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) in the queue</source>
        <translation>
            <numerusform>%n Auftrag in der Warteschlange</numerusform>
            <numerusform>%n Aufträge in der Warteschlange</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Reading the pictures again…</source>
        <translation>Die Bilder werden neu gelesen…</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Wird gesichert…</translation>
    </message>
    <message>
        <source>Restoring the backup…</source>
        <translation>Die Sicherung wird wiederhergestellt…</translation>
    </message>
    <message>
        <source>Forgetting missing pictures…</source>
        <translation>Fehlende Bilder werden vergessen…</translation>
    </message>
    <message>
        <source>{done} of {total} files</source>
        <translation>{done} von {total} Dateien</translation>
    </message>
    <message>
        <source>A backup was made.</source>
        <translation>Eine Sicherung wurde gemacht.</translation>
    </message>
    <message>
        <source>The backup was restored. The jobs in its queue are paused.</source>
        <translation>Die Sicherung wurde wiederhergestellt. Die Aufträge in ihrer Warteschlange sind angehalten.</translation>
    </message>
    <message numerus="yes">
        <source>%n missing picture(s) forgotten.</source>
        <translation>
            <numerusform>%n fehlendes Bild wurde vergessen.</numerusform>
            <numerusform>%n fehlende Bilder wurden vergessen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The database was damaged and has been rebuilt.</source>
        <translation>Die Datenbank war beschädigt und wurde neu aufgebaut.</translation>
    </message>
    <message>
        <source>The database is intact.</source>
        <translation>Die Datenbank ist unbeschädigt.</translation>
    </message>
    <message>
        <source>Stopped before every file was compared.</source>
        <translation>Gestoppt, bevor alle Dateien verglichen waren.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read again.</source>
        <translation>
            <numerusform>%n Datei wurde neu gelesen.</numerusform>
            <numerusform>%n Dateien wurden neu gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. The rest is unchanged.</source>
        <translation>Gestoppt. Der Rest ist unverändert.</translation>
    </message>
    <message>
        <source>Everything matches the files.</source>
        <translation>Alles stimmt mit den Dateien überein.</translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) can&apos;t be reached or aren&apos;t looked into; their pictures weren&apos;t read again.</source>
        <translation>
            <numerusform>%n Ordner ist nicht erreichbar oder wird nicht gelesen; seine Bilder wurden nicht neu gelesen.</numerusform>
            <numerusform>%n Ordner sind nicht erreichbar oder werden nicht gelesen; ihre Bilder wurden nicht neu gelesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new picture(s) found.</source>
        <translation>
            <numerusform>%n neues Bild gefunden.</numerusform>
            <numerusform>%n neue Bilder gefunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) can&apos;t be found.</source>
        <translation>
            <numerusform>%n Bild ist nicht zu finden.</numerusform>
            <numerusform>%n Bilder sind nicht zu finden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Updated %n moved or renamed picture(s).</source>
        <translation>
            <numerusform>%n verschobenes oder umbenanntes Bild wurde aktualisiert.</numerusform>
            <numerusform>%n verschobene oder umbenannte Bilder wurden aktualisiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything matches the pictures folder.</source>
        <translation>Alles stimmt mit dem Bilderordner überein.</translation>
    </message>
</context>
<context>
    <name>HintOpener</name>
    <message>
        <source>Opening the hint…</source>
        <translation>Die Vorlage wird geöffnet…</translation>
    </message>
</context>
<context>
    <name>HiresUpscaler</name>
    <message>
        <source>Hires upscaler</source>
        <translation>Hires-Upscaler</translation>
    </message>
    <message>
        <source>Enlarges the first picture before it is refined. An upscaler such as ESRGAN gives sharper edges than Lanczos, so less strength is needed.</source>
        <translation>Vergrößert das erste Bild, bevor es verfeinert wird. Ein Upscaler wie ESRGAN ergibt schärfere Kanten als Lanczos, deshalb genügt weniger Stärke.</translation>
    </message>
    <message>
        <source>Lanczos</source>
        <translation>Lanczos</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>Click a step to go back or forward to it, as Undo and Redo do.</source>
        <translation>Klicken Sie auf einen Schritt, um zu ihm zurück- oder vorzugehen, wie mit Rückgängig und Wiederholen.</translation>
    </message>
</context>
<context>
    <name>ImportBar</name>
    <message numerus="yes">
        <source>%n file(s) couldn&apos;t be imported.</source>
        <translation>
            <numerusform>%n Datei konnte nicht importiert werden.</numerusform>
            <numerusform>%n Dateien konnten nicht importiert werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Why…</source>
        <translation>Warum…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>Looking for pictures: %n found</source>
        <translation>
            <numerusform>Bilder werden gesucht: %n gefunden</numerusform>
            <numerusform>Bilder werden gesucht: %n gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing pictures: {done} of {total}, {left}</source>
        <translation>Bilder werden importiert: {done} von {total}, {left}</translation>
    </message>
</context>
<context>
    <name>ImportCard</name>
    <message>
        <source>Importing “{name}”</source>
        <translation>„{name}“ wird importiert</translation>
    </message>
</context>
<context>
    <name>ImportController</name>
    <message>
        <source>Choose models, LoRAs or embeddings</source>
        <translation>Modelle, LoRAs oder Embeddings auswählen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Choose a model folder, or a USB drive with models</source>
        <translation>Modellordner oder USB-Laufwerk mit Modellen auswählen</translation>
    </message>
</context>
<context>
    <name>ImportEntry</name>
    <message>
        <source>Import {name}</source>
        <translation>{name} importieren</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Trained for</source>
        <translation>Trainiert für</translation>
    </message>
    <message>
        <source>What the model&apos;s network predicts in each step, and whether it needs only a few steps</source>
        <translation>Was das Netz des Modells in jedem Schritt vorhersagt und ob es nur wenige Schritte braucht</translation>
    </message>
    <message>
        <source>This is a pickle file (.ckpt or .pth), which could contain malicious code. SD Studio doesn&apos;t run any of it: a separate process, isolated as far as your system allows, reads only the weights and saves them in the safe safetensors format. Import it only if you trust its source.</source>
        <translation>Dies ist eine Pickle-Datei (.ckpt oder .pth), die schädlichen Code enthalten könnte. SD Studio führt nichts davon aus: Ein eigener Prozess, abgeschottet, soweit Ihr System es erlaubt, liest nur die Gewichte und speichert sie im sicheren Format safetensors. Importieren Sie sie nur, wenn Sie ihrer Quelle vertrauen.</translation>
    </message>
    <message>
        <source>I trust the source of this file</source>
        <translation>Ich vertraue der Quelle dieser Datei</translation>
    </message>
    <message>
        <source>from {model}</source>
        <translation>von {model}</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>The file doesn&apos;t say for which models this VAE is. Choose their family.</source>
        <translation>Die Datei sagt nicht, für welche Modelle dieses VAE ist. Wählen Sie deren Familie.</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>The file has no VAE, which turns what it makes into pictures. A copy of this one completes it.</source>
        <translation>Der Datei fehlt ein VAE, das aus ihren Ergebnissen Bilder macht. Eine Kopie von diesem vervollständigt sie.</translation>
    </message>
    <message>
        <source>The file has no VAE, which turns what it makes into pictures, and none that fits is installed. Get one, then import the file again.</source>
        <translation>Der Datei fehlt ein VAE, das aus ihren Ergebnissen Bilder macht, und keins, das passt, ist installiert. Holen Sie eins, und importieren Sie die Datei dann erneut.</translation>
    </message>
    <message>
        <source>Get a VAE…</source>
        <translation>VAE holen…</translation>
    </message>
    <message>
        <source>Show the VAE that can be downloaded</source>
        <translation>Das VAE zeigen, das heruntergeladen werden kann</translation>
    </message>
    <message>
        <source>If pictures come out grey, as noise or overexposed, choose another type later in the model&apos;s menu.</source>
        <translation>Wenn Bilder grau, verrauscht oder überbelichtet werden, wählen Sie später im Menü des Modells einen anderen Typ.</translation>
    </message>
    <message>
        <source>The file doesn&apos;t specify this, so it is a guess. If pictures come out grey, as noise or overexposed, choose another type later in the model&apos;s menu.</source>
        <translation>Die Datei gibt dies nicht an; es ist also geraten. Wenn Bilder grau, verrauscht oder überbelichtet werden, wählen Sie später im Menü des Modells einen anderen Typ.</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ort</translation>
    </message>
    <message numerus="yes">
        <source>Found %n item(s) to import</source>
        <translation>
            <numerusform>%n Element zum Importieren gefunden</numerusform>
            <numerusform>%n Elemente zum Importieren gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>This can&apos;t be imported</source>
        <translation>Dies kann nicht importiert werden</translation>
    </message>
    <message>
        <source>Examining the files…</source>
        <translation>Die Dateien werden untersucht…</translation>
    </message>
    <message>
        <source>Copy into SD Studio&apos;s model folder</source>
        <translation>In den Modellordner von SD Studio kopieren</translation>
    </message>
    <message>
        <source>Link to the original files</source>
        <translation>Mit den Originaldateien verknüpfen</translation>
    </message>
    <message>
        <source>Takes no extra disk space, but the model can be used only while that drive is connected.</source>
        <translation>Braucht keinen weiteren Speicherplatz, aber das Modell kann nur verwendet werden, solange das Laufwerk angeschlossen ist.</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Andere Datei…</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Anderer Ordner…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Needs {needed} of disk space.</source>
        <translation>Benötigt {needed} Speicherplatz.</translation>
    </message>
    <message>
        <source>{free} available.</source>
        <translation>{free} frei.</translation>
    </message>
    <message>
        <source>Free some space first, or link to the original files.</source>
        <translation>Schaffen Sie zuerst Platz, oder verknüpfen Sie mit den Originaldateien.</translation>
    </message>
    <message>
        <source>Confirm that you trust the pickle files to continue.</source>
        <translation>Bestätigen Sie, dass Sie den Pickle-Dateien vertrauen, um fortzufahren.</translation>
    </message>
</context>
<context>
    <name>ImportShortcutsDialog</name>
    <message>
        <source>Import shortcuts</source>
        <translation>Kürzel importieren</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Ihre</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>In der Datei</translation>
    </message>
    <message>
        <source>{keys} goes from “{command}” to this command</source>
        <translation>{keys} geht von „{command}“ an diesen Befehl</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) would lose a shortcut. To keep it, choose “Keep mine” for the command that takes it.</source>
        <translation>
            <numerusform>%n Befehl würde ein Kürzel verlieren. Wählen Sie „Meine behalten“ für den Befehl, der es nimmt, damit es bleibt.</numerusform>
            <numerusform>%n Befehle würden ein Kürzel verlieren. Wählen Sie „Meine behalten“ für den Befehl, der es nimmt, damit es bleibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{file}” has other shortcuts for %n command(s).</source>
        <translation>
            <numerusform>„{file}“ hat für %n Befehl andere Kürzel.</numerusform>
            <numerusform>„{file}“ hat für %n Befehle andere Kürzel.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take the file&apos;s</source>
        <translation>Aus Datei nehmen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>InputBox</name>
    <message>
        <source>Paint mask</source>
        <translation>Maske malen</translation>
    </message>
    <message>
        <source>Open the input picture and paint a mask on it</source>
        <translation>Das Ausgangsbild öffnen und eine Maske darauf malen</translation>
    </message>
    <message>
        <source>Paint over what should change; the rest stays as it is.</source>
        <translation>Übermalen Sie, was sich ändern soll; der Rest bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Paint on the picture</source>
        <translation>Auf dem Bild malen</translation>
    </message>
    <message>
        <source>Open the input picture on the canvas to paint on it</source>
        <translation>Das Ausgangsbild auf der Leinwand öffnen, um darauf zu malen</translation>
    </message>
    <message>
        <source>You can paint or sketch on it first. The whole picture is then repainted.</source>
        <translation>Sie können zuerst darauf malen oder skizzieren. Danach wird das ganze Bild neu gemalt.</translation>
    </message>
</context>
<context>
    <name>InputController</name>
    <message>
        <source>Continue from this result</source>
        <translation>Mit diesem Ergebnis weiter</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Bild auswählen</translation>
    </message>
    <message>
        <source>Choose a picture to paint on. It becomes the input picture.</source>
        <translation>Wählen Sie ein Bild, um darauf zu malen. Es wird zum Ausgangsbild.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Part of this picture is transparent.</source>
        <translation>Ein Teil dieses Bildes ist transparent.</translation>
    </message>
    <message>
        <source>Use it as the mask</source>
        <translation>Als Maske verwenden</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard. Copy one, or choose a file.</source>
        <translation>In der Zwischenablage ist kein Bild. Kopieren Sie eins, oder wählen Sie eine Datei.</translation>
    </message>
</context>
<context>
    <name>InputSlot</name>
    <message>
        <source>Depth map</source>
        <translation>Tiefenkarte</translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation>Ausgangsbild</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Choose a depth map</source>
        <translation>Tiefenkarte auswählen</translation>
    </message>
    <message>
        <source>Choose an input picture</source>
        <translation>Ausgangsbild auswählen</translation>
    </message>
    <message>
        <source>Use current picture</source>
        <translation>Aktuelles Bild</translation>
    </message>
    <message>
        <source>Use the picture shown in the middle</source>
        <translation>Das Bild in der Mitte verwenden</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change the picture</source>
        <translation>Das Bild ändern</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>Das Bild entfernen</translation>
    </message>
    <message>
        <source>Remove the picture; Undo restores it</source>
        <translation>Das Bild entfernen; Rückgängig holt es zurück</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Bild auswählen…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} Pixel</translation>
    </message>
    <message>
        <source>This picture no longer exists.</source>
        <translation>Dieses Bild gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>From the canvas. Hide the depth there to use a different depth map.</source>
        <translation>Von der Leinwand. Blenden Sie die Tiefe dort aus, um eine andere Tiefenkarte zu verwenden.</translation>
    </message>
    <message>
        <source>Optional: add a depth map, where white is near. Otherwise the model estimates one.</source>
        <translation>Optional: eine Tiefenkarte hinzufügen, in der Weiß nah ist. Sonst schätzt das Modell eine.</translation>
    </message>
    <message>
        <source>Drop or paste a picture here, or:</source>
        <translation>Legen Sie hier ein Bild ab, fügen Sie eins ein, oder:</translation>
    </message>
    <message>
        <source>Loading the picture…</source>
        <translation>Das Bild wird geladen…</translation>
    </message>
    <message>
        <source>Describe for prompt…</source>
        <translation>Für den Prompt beschreiben…</translation>
    </message>
</context>
<context>
    <name>IntentBar</name>
    <message>
        <source>Intent</source>
        <translation>Absicht</translation>
    </message>
</context>
<context>
    <name>IntentsController</name>
    <message>
        <source>The settings decide how the mask is used.</source>
        <translation>Die Einstellungen bestimmen, wie die Maske verwendet wird.</translation>
    </message>
    <message>
        <source>Nothing is masked, so the whole picture changes.</source>
        <translation>Nichts ist maskiert, deshalb ändert sich das ganze Bild.</translation>
    </message>
    <message>
        <source>You are painting on a layer; choose a mask to paint over the area to change.</source>
        <translation>Sie malen auf einer Ebene; wählen Sie eine Maske, um den Bereich zu übermalen, der sich ändern soll.</translation>
    </message>
    <message>
        <source>Paint over the area to change.</source>
        <translation>Übermalen Sie den Bereich, der sich ändern soll.</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Picture {number} of {count}</source>
        <translation>Bild {number} von {count}</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>Schritt {step} von {steps}</translation>
    </message>
</context>
<context>
    <name>JobController</name>
    <message>
        <source>Added a job to the queue.</source>
        <translation>Ein Auftrag wurde in die Warteschlange gestellt.</translation>
    </message>
    <message>
        <source>Now using this job&apos;s settings.</source>
        <translation>Jetzt gelten die Einstellungen dieses Auftrags.</translation>
    </message>
</context>
<context>
    <name>JobEditBar</name>
    <message>
        <source>Editing a job</source>
        <translation>Auftrag bearbeiten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave the job as it was</source>
        <translation>Den Auftrag lassen, wie er war</translation>
    </message>
    <message>
        <source>No prompt</source>
        <translation>Kein Prompt</translation>
    </message>
    <message>
        <source>Editing the job “{prompt}”</source>
        <translation>Der Auftrag „{prompt}“ wird bearbeitet</translation>
    </message>
    <message>
        <source>Save to the job</source>
        <translation>Im Auftrag speichern</translation>
    </message>
    <message>
        <source>Change the job in the queue</source>
        <translation>Den Auftrag in der Warteschlange ändern</translation>
    </message>
    <message>
        <source>This job has started, so it can&apos;t be changed.</source>
        <translation>Dieser Auftrag hat begonnen und kann nicht mehr geändert werden.</translation>
    </message>
    <message>
        <source>This job is no longer in the queue.</source>
        <translation>Dieser Auftrag ist nicht mehr in der Warteschlange.</translation>
    </message>
    <message>
        <source>Add as a new job</source>
        <translation>Als neuen Auftrag hinzufügen</translation>
    </message>
    <message>
        <source>Add these settings to the end of the queue</source>
        <translation>Diese Einstellungen ans Ende der Warteschlange setzen</translation>
    </message>
</context>
<context>
    <name>JobEditing</name>
    <message>
        <source>The job stays as it was.</source>
        <translation>Der Auftrag bleibt, wie er war.</translation>
    </message>
    <message>
        <source>Continue editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Close SD Studio?</source>
        <translation>SD Studio schließen?</translation>
    </message>
    <message>
        <source>Your changes to the job aren&apos;t saved.</source>
        <translation>Ihre Änderungen am Auftrag sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>The job stays in the queue as it was.</source>
        <translation>Der Auftrag bleibt in der Warteschlange, wie er war.</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Schließen ohne zu speichern</translation>
    </message>
    <message>
        <source>Saved to the job, which is waiting to run again.</source>
        <translation>Im Auftrag gespeichert, der wieder wartet.</translation>
    </message>
    <message>
        <source>Saved to the job.</source>
        <translation>Im Auftrag gespeichert.</translation>
    </message>
    <message>
        <source>This job has started, so the change can&apos;t be undone.</source>
        <translation>Dieser Auftrag hat begonnen, deshalb kann die Änderung nicht rückgängig gemacht werden.</translation>
    </message>
</context>
<context>
    <name>JobHistoryDialog</name>
    <message>
        <source>Job history</source>
        <translation>Auftragsverlauf</translation>
    </message>
    <message>
        <source>About this job</source>
        <translation>Über diesen Auftrag</translation>
    </message>
    <message>
        <source>Show pictures</source>
        <translation>Bilder zeigen</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>Diese Einstellungen verwenden</translation>
    </message>
    <message>
        <source>Add again</source>
        <translation>Erneut hinzufügen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Show this job&apos;s pictures in the main window</source>
        <translation>Die Bilder dieses Auftrags im Hauptfenster zeigen</translation>
    </message>
    <message>
        <source>Use the prompt and all settings of this job</source>
        <translation>Den Prompt und alle Einstellungen dieses Auftrags verwenden</translation>
    </message>
    <message>
        <source>Retry this job, in its place in the queue</source>
        <translation>Diesen Auftrag an seinem Platz in der Warteschlange wiederholen</translation>
    </message>
    <message>
        <source>Add this job to the end of the queue. It gets a new seed if it has made pictures.</source>
        <translation>Diesen Auftrag ans Ende der Warteschlange setzen. Er erhält einen neuen Seed, wenn er Bilder erzeugt hat.</translation>
    </message>
    <message>
        <source>No jobs yet. Jobs that finish, fail or are stopped are listed here.</source>
        <translation>Noch keine Aufträge. Fertige, fehlgeschlagene und gestoppte Aufträge werden hier aufgelistet.</translation>
    </message>
    <message>
        <source>The job is waiting to run again.</source>
        <translation>Der Auftrag wartet wieder.</translation>
    </message>
    <message>
        <source>Added a job to the queue.</source>
        <translation>Ein Auftrag wurde in die Warteschlange gestellt.</translation>
    </message>
</context>
<context>
    <name>JobNews</name>
    <message>
        <source>Generating</source>
        <translation>Bild wird erzeugt</translation>
    </message>
    <message>
        <source>Picture finished</source>
        <translation>Bild fertig</translation>
    </message>
    <message>
        <source>Picture {number} of {count} finished</source>
        <translation>Bild {number} von {count} fertig</translation>
    </message>
    <message>
        <source>A job failed</source>
        <translation>Ein Auftrag ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
</context>
<context>
    <name>LayerTransfer</name>
    <message>
        <source>The selected part of this layer is empty, so nothing was copied.</source>
        <translation>Der ausgewählte Teil dieser Ebene ist leer, deshalb wurde nichts kopiert.</translation>
    </message>
    <message>
        <source>Copied the layer to the clipboard.</source>
        <translation>Die Ebene wurde in die Zwischenablage kopiert.</translation>
    </message>
    <message>
        <source>Copied the picture with its layers to the clipboard.</source>
        <translation>Das Bild mit seinen Ebenen wurde in die Zwischenablage kopiert.</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
</context>
<context>
    <name>LayersController</name>
    <message>
        <source>There is no picture to paint on.</source>
        <translation>Es gibt kein Bild, auf das gemalt werden kann.</translation>
    </message>
    <message>
        <source>No layer is visible.</source>
        <translation>Keine Ebene ist sichtbar.</translation>
    </message>
    <message>
        <source>Fewer than two layers are visible.</source>
        <translation>Weniger als zwei Ebenen sind sichtbar.</translation>
    </message>
    <message>
        <source>This is the top layer.</source>
        <translation>Dies ist die oberste Ebene.</translation>
    </message>
    <message>
        <source>Choose a layer first.</source>
        <translation>Wählen Sie zuerst eine Ebene.</translation>
    </message>
    <message>
        <source>This is the bottom layer.</source>
        <translation>Dies ist die unterste Ebene.</translation>
    </message>
    <message>
        <source>The transparency of this layer is locked.</source>
        <translation>Die Transparenz dieser Ebene ist gesperrt.</translation>
    </message>
    <message>
        <source>A depth layer can&apos;t be a reference layer.</source>
        <translation>Eine Tiefenebene kann keine Referenzebene sein.</translation>
    </message>
    <message>
        <source>This layer already has a mask.</source>
        <translation>Diese Ebene hat schon eine Maske.</translation>
    </message>
    <message>
        <source>This layer has no mask.</source>
        <translation>Diese Ebene hat keine Maske.</translation>
    </message>
    <message>
        <source>There is no layer below this one.</source>
        <translation>Unter dieser Ebene ist keine andere.</translation>
    </message>
    <message>
        <source>Show both layers first: one of them is hidden.</source>
        <translation>Blenden Sie zuerst beide Ebenen ein: Eine davon ist ausgeblendet.</translation>
    </message>
    <message>
        <source>The layer below is of a different kind.</source>
        <translation>Die Ebene darunter ist von anderer Art.</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Layers, from top to bottom</source>
        <translation>Ebenen, von oben nach unten</translation>
    </message>
    <message>
        <source>You paint on the selected layer. Space shows or hides it, F2 renames it, Delete deletes it. The right arrow key chooses its mask, the left arrow key the layer. The last row is the picture itself: there, you paint on its mask.</source>
        <translation>Sie malen auf der ausgewählten Ebene. Die Leertaste blendet sie ein oder aus, F2 benennt sie um, Entf löscht sie. Die Pfeiltaste rechts wählt ihre Maske, links die Ebene. Die letzte Zeile ist das Bild selbst: Dort malen Sie auf seiner Maske.</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>Multiplizieren</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Negativ multiplizieren</translation>
    </message>
    <message>
        <source>Blend mode</source>
        <translation>Mischmodus</translation>
    </message>
    <message>
        <source>How the layer blends with what is below it</source>
        <translation>Wie sich die Ebene mit dem mischt, was darunter ist</translation>
    </message>
    <message>
        <source>Opacity of the layer; double-click for 100%</source>
        <translation>Deckkraft der Ebene; Doppelklick für 100&#xa0;%</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>No layers yet. Add one to paint or sketch above the picture; the picture itself stays unchanged.</source>
        <translation>Noch keine Ebenen. Fügen Sie eine hinzu, um über dem Bild zu malen oder zu skizzieren; das Bild selbst bleibt unverändert.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>The picture below all layers. Brush and eraser paint on its mask.</source>
        <translation>Das Bild unter allen Ebenen. Pinsel und Radierer malen auf seiner Maske.</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Hint: {kind}</source>
        <translation>Vorlage: {kind}</translation>
    </message>
    <message>
        <source>transparency locked</source>
        <translation>Transparenz gesperrt</translation>
    </message>
    <message>
        <source>with a layer mask</source>
        <translation>mit Ebenenmaske</translation>
    </message>
    <message>
        <source>you paint on its mask</source>
        <translation>Sie malen auf ihrer Maske</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
</context>
<context>
    <name>LeaveFullScreen</name>
    <message>
        <source>Press Esc to leave full screen</source>
        <translation>Esc beendet das Vollbild</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>Vollbild beenden</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>No pictures are shown, so there is no date to jump to.</source>
        <translation>Es werden keine Bilder gezeigt, deshalb gibt es kein Datum zum Springen.</translation>
    </message>
</context>
<context>
    <name>LicencePage</name>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Before you use this model, please read and accept its licence. You can read it again at any time from the Help menu.</source>
        <translation>Bitte lesen und akzeptieren Sie die Lizenz, bevor Sie dieses Modell verwenden. Sie können sie jederzeit im Menü „Hilfe“ wieder lesen.</translation>
    </message>
    <message>
        <source>Full text</source>
        <translation>Voller Text</translation>
    </message>
    <message>
        <source>Use restrictions</source>
        <translation>Nutzungsbeschränkungen</translation>
    </message>
    <message>
        <source>Jump to the list of prohibited uses</source>
        <translation>Zur Liste der verbotenen Nutzungen springen</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>I accept these terms</source>
        <translation>Ich akzeptiere diese Bedingungen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>You accepted these terms on {date}.</source>
        <translation>Sie haben diese Bedingungen am {date} akzeptiert.</translation>
    </message>
    <message>
        <source>This copy of the licence may be out of date. Please compare it with the version on the web.</source>
        <translation>Diese Fassung der Lizenz könnte veraltet sein. Bitte vergleichen Sie sie mit der im Web.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open model folder</source>
        <translation>Modellordner öffnen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Close SD Studio?</source>
        <translation>SD Studio schließen?</translation>
    </message>
    <message>
        <source>A note couldn&apos;t be saved and would be lost.</source>
        <translation>Eine Notiz konnte nicht gespeichert werden und ginge verloren.</translation>
    </message>
    <message>
        <source>To save it, edit it again once the disk can be written to.</source>
        <translation>Um sie zu speichern, bearbeiten Sie sie erneut, sobald auf den Datenträger geschrieben werden kann.</translation>
    </message>
    <message>
        <source>Discard and close</source>
        <translation>Verwerfen und schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The picture on the canvas was enlarged.</source>
        <translation>Das Bild auf der Leinwand wurde vergrößert.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>MakingLine</name>
    <message>
        <source>What is being made</source>
        <translation>Was gerade erzeugt wird</translation>
    </message>
    <message>
        <source>The queue is paused, so this job has to wait.</source>
        <translation>Die Warteschlange ist angehalten, deshalb muss dieser Auftrag warten.</translation>
    </message>
</context>
<context>
    <name>MarkButtons</name>
    <message>
        <source>stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>flags</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Gemischt</translation>
    </message>
    <message>
        <source>The selected pictures have different {marks}.</source>
        <translation>Die ausgewählten Bilder haben verschiedene {marks}.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>MarkingBar</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Changing pictures: {done} of {total}, {left}</source>
        <translation>Bilder werden geändert: {done} von {total}, {left}</translation>
    </message>
</context>
<context>
    <name>MarkingController</name>
    <message numerus="yes">
        <source>Culled %n picture(s). The rejects are in the trash; Undo brings them back.</source>
        <translation>
            <numerusform>%n Bild wurde gesichtet. Abgelehnte sind im Papierkorb; Rückgängig holt sie zurück.</numerusform>
            <numerusform>%n Bilder wurden gesichtet. Die abgelehnten sind im Papierkorb; Rückgängig holt sie zurück.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %n picture(s) to “{board}”.</source>
        <translation>
            <numerusform>%n Bild wurde in „{board}“ gelegt.</numerusform>
            <numerusform>%n Bilder wurden in „{board}“ gelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n picture(s) from “{board}”.</source>
        <translation>
            <numerusform>%n Bild wurde aus „{board}“ entfernt.</numerusform>
            <numerusform>%n Bilder wurden aus „{board}“ entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>New board</source>
        <translation>Neue Sammlung</translation>
    </message>
    <message>
        <source>Deleted the board “{board}”. Its pictures are still in the library.</source>
        <translation>Die Sammlung „{board}“ wurde gelöscht. Ihre Bilder sind noch in der Bibliothek.</translation>
    </message>
    <message>
        <source>Saved the search “{name}”.</source>
        <translation>Die Suche „{name}“ wurde gespeichert.</translation>
    </message>
    <message>
        <source>“{name}” now finds what is shown.</source>
        <translation>„{name}“ findet jetzt, was gezeigt wird.</translation>
    </message>
    <message>
        <source>Deleted the saved search “{name}”.</source>
        <translation>Die gespeicherte Suche „{name}“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Stopped after {done} of {total} pictures.</source>
        <translation>Nach {done} von {total} Bildern gestoppt.</translation>
    </message>
</context>
<context>
    <name>MaskTools</name>
    <message>
        <source>There is no layer yet, so there is nothing painted to select.</source>
        <translation>Es gibt noch keine Ebene, also ist nichts gemalt, das ausgewählt werden könnte.</translation>
    </message>
    <message>
        <source>Choose the layer to fill first.</source>
        <translation>Wählen Sie zuerst die Ebene, die gefüllt werden soll.</translation>
    </message>
    <message>
        <source>There was nothing to select; the mask is unchanged.</source>
        <translation>Es gab nichts auszuwählen; die Maske ist unverändert.</translation>
    </message>
</context>
<context>
    <name>MaskTransfer</name>
    <message>
        <source>Open a mask</source>
        <translation>Maske öffnen</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Save mask</source>
        <translation>Maske speichern</translation>
    </message>
    <message>
        <source>PNG, exact pixels</source>
        <translation>PNG, pixelgenau</translation>
    </message>
    <message>
        <source>Saved the mask as “{name}”.</source>
        <translation>Die Maske wurde als „{name}“ gespeichert.</translation>
    </message>
    <message>
        <source>Copied the mask to the clipboard.</source>
        <translation>Die Maske wurde in die Zwischenablage kopiert.</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
</context>
<context>
    <name>MasksPanel</name>
    <message>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>You paint on the selected mask. Space shows or hides it, F2 renames it. Where several masks overlap, the strongest counts.</source>
        <translation>Sie malen auf der ausgewählten Maske. Die Leertaste blendet sie ein oder aus, F2 benennt sie um. Wo sich mehrere überlappen, zählt die stärkste.</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>How much the area of the selected mask may change; lower values keep more of it</source>
        <translation>Wie stark sich der Bereich der ausgewählten Maske ändern darf; kleinere Werte behalten mehr davon</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Double-click to rename</source>
        <translation>Doppelklicken zum Umbenennen</translation>
    </message>
</context>
<context>
    <name>MissingDialog</name>
    <message>
        <source>Missing pictures</source>
        <translation>Fehlende Bilder</translation>
    </message>
    <message>
        <source>The files of these pictures can&apos;t be found. If the files come back, so do the pictures, with everything you added to them.</source>
        <translation>Die Dateien dieser Bilder sind nicht zu finden. Wenn die Dateien wiederkommen, kommen auch die Bilder wieder, mit allem, was Sie ihnen hinzugefügt haben.</translation>
    </message>
    <message numerus="yes">
        <source>Forget %n missing picture(s)…</source>
        <translation>
            <numerusform>%n fehlendes Bild vergessen…</numerusform>
            <numerusform>%n fehlende Bilder vergessen…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %n missing picture(s)?</source>
        <translation>
            <numerusform>%n fehlendes Bild vergessen?</numerusform>
            <numerusform>%n fehlende Bilder vergessen?</numerusform>
        </translation>
    </message>
    <message>
        <source>They will no longer be listed as missing. No file is deleted, and what you added to them stays in the journal: if their files come back, so does everything you added.</source>
        <translation>Sie werden nicht mehr als fehlend aufgelistet. Keine Datei wird gelöscht, und was Sie ihnen hinzugefügt haben, bleibt im Journal: Kommen ihre Dateien wieder, kommt auch das wieder.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ModeChooser</name>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>More modes</source>
        <translation>Weitere Modi</translation>
    </message>
    <message>
        <source>More modes, which need special models</source>
        <translation>Weitere Modi, die besondere Modelle brauchen</translation>
    </message>
    <message>
        <source>{mode}: {needed}</source>
        <translation>{mode}: {needed}</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>decodes with {vae}</source>
        <translation>decodiert mit {vae}</translation>
    </message>
    <message>
        <source>Good for: {purpose}</source>
        <translation>Gut für: {purpose}</translation>
    </message>
    <message>
        <source>Imported by you</source>
        <translation>Von Ihnen importiert</translation>
    </message>
    <message>
        <source>licence unknown</source>
        <translation>Lizenz unbekannt</translation>
    </message>
    <message>
        <source>Base model: {licence}</source>
        <translation>Basismodell: {licence}</translation>
    </message>
    <message>
        <source>Licence: {name}</source>
        <translation>Lizenz: {name}</translation>
    </message>
    <message>
        <source>Read the licence of this model</source>
        <translation>Die Lizenz dieses Modells lesen</translation>
    </message>
    <message>
        <source>Read the licence of the model that this one was made from. Its author may have set other terms.</source>
        <translation>Die Lizenz des Modells lesen, aus dem dieses gemacht wurde. Wer es gemacht hat, kann andere Bedingungen gestellt haben.</translation>
    </message>
    <message>
        <source>Version of {name}</source>
        <translation>Version von {name}</translation>
    </message>
    <message>
        <source>More actions for {name}</source>
        <translation>Weitere Aktionen für {name}</translation>
    </message>
    <message>
        <source>More actions for this model</source>
        <translation>Weitere Aktionen für dieses Modell</translation>
    </message>
    <message>
        <source>from {source}</source>
        <translation>von {source}</translation>
    </message>
    <message>
        <source>SD Studio will retry automatically.</source>
        <translation>SD Studio versucht es automatisch erneut.</translation>
    </message>
    <message>
        <source>This connection appears to be metered, so the download is waiting for your approval. It starts automatically on an unmetered connection.</source>
        <translation>Diese Verbindung scheint getaktet zu sein, deshalb wartet der Download auf Ihre Zustimmung. Ohne getaktete Verbindung beginnt er automatisch.</translation>
    </message>
    <message>
        <source>SD Studio can&apos;t download this model, because it has no way to verify that the files are genuine. If you already have the model, import it.</source>
        <translation>SD Studio kann dieses Modell nicht herunterladen, weil sich nicht prüfen lässt, ob die Dateien echt sind. Wenn Sie das Modell schon haben, importieren Sie es.</translation>
    </message>
    <message>
        <source>Needs {needed} of disk space, but only {free} is available. Free some space first.</source>
        <translation>Benötigt {needed} Speicherplatz, aber nur {free} sind frei. Schaffen Sie zuerst Platz.</translation>
    </message>
    <message>
        <source>Change this if pictures come out grey, as noise or overexposed</source>
        <translation>Ändern Sie dies, wenn Bilder grau, verrauscht oder überbelichtet werden</translation>
    </message>
    <message>
        <source>Trained for</source>
        <translation>Trainiert für</translation>
    </message>
</context>
<context>
    <name>ModelChooser</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Small and fast: draws simple objects on plain backgrounds, but no people, scenes or photographs.</source>
        <translation>Klein und schnell: zeichnet einfache Gegenstände vor schlichtem Hintergrund, aber keine Menschen, Szenen oder Fotos.</translation>
    </message>
    <message>
        <source>Get a full model…</source>
        <translation>Volles Modell holen…</translation>
    </message>
    <message>
        <source>See which models are available and download them</source>
        <translation>Zeigen, welche Modelle es gibt, und sie herunterladen</translation>
    </message>
    <message>
        <source>Decode as usual</source>
        <translation>Wie üblich decodieren</translation>
    </message>
    <message>
        <source>Use the VAE that is chosen under “Decode with” in the model&apos;s menu</source>
        <translation>Das VAE verwenden, das im Menü des Modells unter „Decodieren mit“ gewählt ist</translation>
    </message>
    <message>
        <source>Decodes with the model&apos;s own VAE instead of “{usual}”.</source>
        <translation>Decodiert mit dem VAE des Modells statt mit „{usual}“.</translation>
    </message>
    <message>
        <source>Decodes with the VAE “{vae}” instead of the model&apos;s own.</source>
        <translation>Decodiert mit dem VAE „{vae}“ statt mit dem des Modells.</translation>
    </message>
    <message>
        <source>Decodes with the VAE “{vae}” instead of “{usual}”.</source>
        <translation>Decodiert mit dem VAE „{vae}“ statt mit „{usual}“.</translation>
    </message>
    <message>
        <source>Manage models…</source>
        <translation>Modelle verwalten…</translation>
    </message>
    <message>
        <source>Open model folder…</source>
        <translation>Modellordner öffnen…</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Native size: {size} pixels.</source>
        <translation>Native Größe: {size} Pixel.</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>Ordner: {folder}</translation>
    </message>
    <message>
        <source>Family: {name}</source>
        <translation>Familie: {name}</translation>
    </message>
    <message>
        <source>A small model for trying things out. It draws one or two simple objects, as solid, flat or line drawings, in the colour, size and position you describe, on a plain or gradient background. For people, scenes, photographs or text, use a full model.</source>
        <translation>Ein kleines Modell zum Ausprobieren. Es zeichnet einen oder zwei einfache Gegenstände, plastisch, flächig oder als Linien, in der Farbe, Größe und Lage, die Sie beschreiben, auf einfarbigem Hintergrund oder Verlauf. Für Menschen, Szenen, Fotos oder Schrift verwenden Sie ein volles Modell.</translation>
    </message>
    <message>
        <source>Ignored because pickle files could contain malicious code: {files}</source>
        <translation>Nicht beachtet, weil Pickle-Dateien schädlichen Code enthalten könnten: {files}</translation>
    </message>
</context>
<context>
    <name>ModelController</name>
    <message>
        <source>Choose a folder or USB drive to export the model to</source>
        <translation>Ordner oder USB-Laufwerk auswählen, wohin das Modell exportiert wird</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>Modell entfernen</translation>
    </message>
    <message>
        <source>Remove “{model}”?</source>
        <translation>„{model}“ entfernen?</translation>
    </message>
    <message>
        <source>The model moves to the trash, and you can restore it from there. Pictures made with it are kept.</source>
        <translation>Das Modell kommt in den Papierkorb und kann von dort wiederhergestellt werden. Damit erzeugte Bilder bleiben.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel download</source>
        <translation>Download abbrechen</translation>
    </message>
    <message>
        <source>Cancel the download of “{model}”?</source>
        <translation>Den Download von „{model}“ abbrechen?</translation>
    </message>
    <message>
        <source>The {size} downloaded so far will be deleted. To keep it and continue later, pause the download instead.</source>
        <translation>Die bisher heruntergeladenen {size} werden gelöscht. Um sie zu behalten und später fortzufahren, halten Sie den Download stattdessen an.</translation>
    </message>
    <message>
        <source>Keep downloading</source>
        <translation>Weiter herunterladen</translation>
    </message>
</context>
<context>
    <name>ModelNotices</name>
    <message>
        <source>New pictures will be made with {model}.</source>
        <translation>Neue Bilder werden mit {model} erzeugt.</translation>
    </message>
    <message>
        <source>{model} is ready to use.</source>
        <translation>{model} kann jetzt verwendet werden.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>{model} was moved to the trash. New pictures will be made with {other}.</source>
        <translation>{model} wurde in den Papierkorb verschoben. Neue Bilder werden mit {other} erzeugt.</translation>
    </message>
    <message>
        <source>{model} is no longer available. New pictures will be made with {other}.</source>
        <translation>{model} ist nicht mehr verfügbar. Neue Bilder werden mit {other} erzeugt.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>“{name}” was imported. You&apos;ll find it under LoRAs and embeddings, in Advanced settings.</source>
        <translation>„{name}“ wurde importiert. Sie finden es in den erweiterten Einstellungen unter „LoRAs und Embeddings“.</translation>
    </message>
    <message numerus="yes">
        <source>%n LoRAs and embeddings were imported: {names}. You&apos;ll find them in Advanced settings.</source>
        <translation>
            <numerusform>%n LoRA oder Embedding wurde importiert: {names}. Sie finden es in den erweiterten Einstellungen.</numerusform>
            <numerusform>%n LoRAs und Embeddings wurden importiert: {names}. Sie finden sie in den erweiterten Einstellungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>{model} verified: no damage found.</source>
        <translation>{model} wurde geprüft: kein Schaden gefunden.</translation>
    </message>
    <message>
        <source>{model} was moved to the trash.</source>
        <translation>{model} wurde in den Papierkorb verschoben.</translation>
    </message>
    <message>
        <source>{model} was exported to {folder}.</source>
        <translation>{model} wurde nach {folder} exportiert.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>ModelWindow</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Models generate the pictures, and each has its strengths. A full model takes a few gigabytes of disk space and is downloaded only once. Drop a model file here to import it.</source>
        <translation>Modelle erzeugen die Bilder, und jedes hat seine Stärken. Ein volles Modell braucht einige Gigabyte Speicherplatz und wird nur einmal heruntergeladen. Legen Sie eine Modelldatei hier ab, um sie zu importieren.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import a model from a file, a folder or a USB drive</source>
        <translation>Ein Modell aus einer Datei, einem Ordner oder von einem USB-Laufwerk importieren</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei…</translation>
    </message>
    <message>
        <source>From a folder or USB drive…</source>
        <translation>Aus einem Ordner oder von USB…</translation>
    </message>
    <message>
        <source>Download sources…</source>
        <translation>Downloadquellen…</translation>
    </message>
    <message>
        <source>Choose where models are downloaded from</source>
        <translation>Wählen, von wo Modelle heruntergeladen werden</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Available for download</source>
        <translation>Zum Herunterladen</translation>
    </message>
    <message>
        <source>Import only</source>
        <translation>Nur importieren</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>Modelle werden gesucht…</translation>
    </message>
    <message>
        <source>{free} available on the models&apos; drive.</source>
        <translation>{free} frei auf dem Laufwerk der Modelle.</translation>
    </message>
</context>
<context>
    <name>NewCanvasDialog</name>
    <message>
        <source>New canvas</source>
        <translation>Neue Leinwand</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Start with a white canvas</source>
        <translation>Mit einer weißen Leinwand beginnen</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Start with a black canvas</source>
        <translation>Mit einer schwarzen Leinwand beginnen</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Andere…</translation>
    </message>
    <message>
        <source>Choose the colour of the canvas</source>
        <translation>Die Farbe der Leinwand wählen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Colour of the canvas</source>
        <translation>Farbe der Leinwand</translation>
    </message>
</context>
<context>
    <name>NotImportedDialog</name>
    <message numerus="yes">
        <source>%n file(s) couldn&apos;t be imported. They are unchanged.</source>
        <translation>
            <numerusform>%n Datei konnte nicht importiert werden. Sie ist unverändert.</numerusform>
            <numerusform>%n Dateien konnten nicht importiert werden. Sie sind unverändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Files that weren&apos;t imported</source>
        <translation>Nicht importierte Dateien</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>NoticeController</name>
    <message>
        <source>SD Studio didn&apos;t shut down properly last time. Your prompt and settings are as you left them.</source>
        <translation>SD Studio wurde beim letzten Mal nicht richtig beendet. Prompt und Einstellungen sind, wie Sie sie verlassen haben.</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Trotzdem schließen</translation>
    </message>
    <message>
        <source>A drive isn&apos;t responding, so SD Studio can&apos;t close yet. If you close it anyway, what is still being read or saved may be lost.</source>
        <translation>Ein Laufwerk antwortet nicht, daher kann SD Studio noch nicht geschlossen werden. Wird es trotzdem geschlossen, kann verloren gehen, was noch gelesen oder gespeichert wird.</translation>
    </message>
    <message>
        <source>SD Studio will close when everything is saved.</source>
        <translation>SD Studio schließt sich, sobald alles gespeichert ist.</translation>
    </message>
    <message>
        <source>SD Studio will close when this job is finished.</source>
        <translation>SD Studio schließt sich, sobald dieser Auftrag fertig ist.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>SD Studio {version} is available.</source>
        <translation>SD Studio {version} ist verfügbar.</translation>
    </message>
    <message>
        <source>What&apos;s new…</source>
        <translation>Neuerungen…</translation>
    </message>
</context>
<context>
    <name>ObjectBar</name>
    <message>
        <source>Selecting objects</source>
        <translation>Objekte auswählen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Get the model…</source>
        <translation>Modell holen…</translation>
    </message>
    <message>
        <source>The image engine is busy; it will answer after the current step.</source>
        <translation>Die Bild-Engine ist beschäftigt; sie antwortet nach dem aktuellen Schritt.</translation>
    </message>
    <message>
        <source>Waiting for the image engine to start…</source>
        <translation>Auf den Start der Bild-Engine wird gewartet…</translation>
    </message>
    <message>
        <source>Analysing the picture… You can already click.</source>
        <translation>Das Bild wird analysiert… Sie können schon klicken.</translation>
    </message>
    <message>
        <source>Looking for the object…</source>
        <translation>Das Objekt wird gesucht…</translation>
    </message>
    <message>
        <source>Nothing was found there. Click elsewhere, or drag a box.</source>
        <translation>Dort wurde nichts gefunden. Klicken Sie woanders, oder ziehen Sie einen Rahmen.</translation>
    </message>
    <message>
        <source>This will be the mask. Click what&apos;s missing, Alt+click what doesn&apos;t belong.</source>
        <translation>Dies wird die Maske. Klicken Sie auf Fehlendes, Alt+Klick auf Unerwünschtes.</translation>
    </message>
    <message>
        <source>Click an object, or drag a box around it.</source>
        <translation>Klicken Sie auf ein Objekt, oder ziehen Sie einen Rahmen darum.</translation>
    </message>
</context>
<context>
    <name>OpenedCard</name>
    <message>
        <source>Opened from {folder}</source>
        <translation>Geöffnet aus {folder}</translation>
    </message>
    <message>
        <source>licence unknown</source>
        <translation>Lizenz unbekannt</translation>
    </message>
    <message>
        <source>decodes with {vae}</source>
        <translation>decodiert mit {vae}</translation>
    </message>
    <message>
        <source>Choose the VAE that turns what this model makes into pictures</source>
        <translation>Das VAE wählen, das aus dem, was dieses Modell erzeugt, Bilder macht</translation>
    </message>
</context>
<context>
    <name>OpeningNote</name>
    <message>
        <source>Opening the picture…</source>
        <translation>Das Bild wird geöffnet…</translation>
    </message>
</context>
<context>
    <name>OptionsBar</name>
    <message>
        <source>Tool settings</source>
        <translation>Werkzeugeinstellungen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Diameter of the brush; press [ or ], or hold Ctrl and turn the mouse wheel</source>
        <translation>Durchmesser des Pinsels; drücken Sie [ oder ], oder halten Sie Strg und drehen das Mausrad</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>Härte</translation>
    </message>
    <message>
        <source>How sharp the edge of the brush is; lower values are softer</source>
        <translation>Wie scharf der Rand des Pinsels ist; kleinere Werte sind weicher</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>How much a colour may differ from the one you click</source>
        <translation>Wie stark eine Farbe von der angeklickten abweichen darf</translation>
    </message>
    <message>
        <source>Contiguous</source>
        <translation>Zusammenhängend</translation>
    </message>
    <message>
        <source>Only the area connected to the place you click, not the whole picture</source>
        <translation>Nur der Bereich, der mit der angeklickten Stelle verbunden ist, nicht das ganze Bild</translation>
    </message>
    <message>
        <source>Sample from</source>
        <translation>Aufnehmen von</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>Alle Ebenen</translation>
    </message>
    <message>
        <source>Current layer</source>
        <translation>Aktuelle Ebene</translation>
    </message>
    <message>
        <source>Pick colours from everything visible, or only from the layer you are painting on</source>
        <translation>Farben von allem Sichtbaren aufnehmen oder nur von der Ebene, auf der Sie malen</translation>
    </message>
    <message>
        <source>Sample size</source>
        <translation>Aufnahmebereich</translation>
    </message>
    <message>
        <source>1 pixel</source>
        <translation>1 Pixel</translation>
    </message>
    <message>
        <source>3 × 3 pixels</source>
        <translation>3 × 3 Pixel</translation>
    </message>
    <message>
        <source>5 × 5 pixels</source>
        <translation>5 × 5 Pixel</translation>
    </message>
    <message>
        <source>Pick the average colour of this many pixels around the pointer</source>
        <translation>Die mittlere Farbe von so vielen Pixeln um den Zeiger aufnehmen</translation>
    </message>
    <message>
        <source>How much a stroke covers. Partly covered areas change only partly.</source>
        <translation>Wie stark ein Strich deckt. Teilweise bedeckte Bereiche ändern sich nur teilweise.</translation>
    </message>
    <message>
        <source>How much a stroke covers what is below it</source>
        <translation>Wie stark ein Strich verdeckt, was darunter ist</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation>{size} px</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>PageMenus</name>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
</context>
<context>
    <name>ParameterTable</name>
    <message>
        <source>Only what differs</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <source>Settings of the pictures</source>
        <translation>Einstellungen der Bilder</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
</context>
<context>
    <name>PartButtons</name>
    <message>
        <source>Foreground</source>
        <translation>Vordergrund</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
</context>
<context>
    <name>PeerRecall</name>
    <message>
        <source>The file of this picture records none of these settings.</source>
        <translation>Die Datei dieses Bildes nennt keine dieser Einstellungen.</translation>
    </message>
    <message>
        <source>None of these settings of this picture can be used here.</source>
        <translation>Keine dieser Einstellungen kann hier verwendet werden.</translation>
    </message>
    <message numerus="yes">
        <source>Now using %n of this picture&apos;s setting(s).</source>
        <translation>
            <numerusform>%n Einstellung dieses Bildes gilt jetzt.</numerusform>
            <numerusform>%n Einstellungen dieses Bildes gelten jetzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>This picture&apos;s settings are in use already.</source>
        <translation>Die Einstellungen dieses Bildes gelten schon.</translation>
    </message>
    <message>
        <source>Your prompt and seed stay.</source>
        <translation>Prompt und Seed bleiben Ihre.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out or adjusted: {list}.</source>
        <translation>Ausgelassen oder angepasst: {list}.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>PeerSettingsOffer</name>
    <message>
        <source>This picture&apos;s file contains no settings that SD Studio can use.</source>
        <translation>Die Datei dieses Bildes enthält keine Einstellungen, die SD Studio verwenden kann.</translation>
    </message>
    <message>
        <source>This picture was made with {program}.</source>
        <translation>Dieses Bild wurde mit {program} erzeugt.</translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation>Einstellungen verwenden</translation>
    </message>
    <message>
        <source>Now using this picture&apos;s settings.</source>
        <translation>Die Einstellungen dieses Bildes gelten jetzt.</translation>
    </message>
</context>
<context>
    <name>PictureController</name>
    <message numerus="yes">
        <source>Moved %n picture(s) to the trash.</source>
        <translation>
            <numerusform>%n Bild wurde in den Papierkorb verschoben.</numerusform>
            <numerusform>%n Bilder wurden in den Papierkorb verschoben.</numerusform>
        </translation>
    </message>
    <message>
        <source>PNG, exact pixels</source>
        <translation>PNG, pixelgenau</translation>
    </message>
    <message>
        <source>JPEG, smaller file</source>
        <translation>JPEG, kleinere Datei</translation>
    </message>
    <message>
        <source>WebP, smaller file</source>
        <translation>WebP, kleinere Datei</translation>
    </message>
    <message>
        <source>AVIF, smallest file</source>
        <translation>AVIF, kleinste Datei</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>In die Zwischenablage kopiert.</translation>
    </message>
    <message>
        <source>{name} couldn&apos;t be saved: {reason}. The original picture is safe.</source>
        <translation>{name} konnte nicht gespeichert werden: {reason}. Das Originalbild ist sicher.</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>Woanders speichern…</translation>
    </message>
    <message>
        <source>Saved as “{name}”.</source>
        <translation>Als „{name}“ gespeichert.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>PictureDrops</name>
    <message>
        <source>Open a picture</source>
        <translation>Bild öffnen</translation>
    </message>
    <message>
        <source>How to use the picture</source>
        <translation>Wie das Bild verwendet wird</translation>
    </message>
</context>
<context>
    <name>PicturesZone</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Job history</source>
        <translation>Auftragsverlauf</translation>
    </message>
    <message>
        <source>Your pictures appear here and are kept until you delete them.</source>
        <translation>Ihre Bilder erscheinen hier und bleiben, bis Sie sie löschen.</translation>
    </message>
    <message>
        <source>The queue is paused, so this job has to wait.</source>
        <translation>Die Warteschlange ist angehalten, deshalb muss dieser Auftrag warten.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>SD Studio didn&apos;t shut down properly, so the jobs in the queue are paused.</source>
        <translation>SD Studio wurde nicht richtig beendet, deshalb sind die Aufträge in der Warteschlange angehalten.</translation>
    </message>
    <message>
        <source>The queue is still paused. New jobs wait until you continue.</source>
        <translation>Die Warteschlange ist noch angehalten. Neue Aufträge warten, bis Sie sie fortsetzen.</translation>
    </message>
</context>
<context>
    <name>PresetEditor</name>
    <message>
        <source>Save preset</source>
        <translation>Voreinstellung speichern</translation>
    </message>
    <message>
        <source>Edit preset</source>
        <translation>Voreinstellung bearbeiten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Only for “{model}”</source>
        <translation>Nur für „{model}“</translation>
    </message>
    <message>
        <source>Using the preset then also chooses this model</source>
        <translation>Wer die Voreinstellung verwendet, wählt damit auch dieses Modell</translation>
    </message>
    <message>
        <source>Only if a seed is set; otherwise each job draws one</source>
        <translation>Nur wenn ein Seed eingestellt ist; sonst zieht jeder Auftrag einen</translation>
    </message>
    <message>
        <source>Save this as it is set now; otherwise using the preset leaves it alone</source>
        <translation>Dies speichern, wie es jetzt eingestellt ist; sonst lässt die Voreinstellung es unberührt</translation>
    </message>
    <message>
        <source>Uncheck it to leave this as it is when the preset is used</source>
        <translation>Abwählen, damit dies bleibt, wie es ist, wenn die Voreinstellung verwendet wird</translation>
    </message>
    <message>
        <source>Includes</source>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>Miniatur</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Presets</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>No presets for this model yet</source>
        <translation>Noch keine Voreinstellungen für dieses Modell</translation>
    </message>
</context>
<context>
    <name>PresetsController</name>
    <message>
        <source>My preset</source>
        <translation>Meine Voreinstellung</translation>
    </message>
    <message>
        <source>“{name}” now has the current settings.</source>
        <translation>„{name}“ hat jetzt die aktuellen Einstellungen.</translation>
    </message>
    <message>
        <source>Deleted the preset “{name}”.</source>
        <translation>Die Voreinstellung „{name}“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>“{model}” is back to its own defaults.</source>
        <translation>Für „{model}“ gelten wieder die eigenen Standardwerte.</translation>
    </message>
    <message>
        <source>With {model}, settings that you don&apos;t change now come from “{name}”.</source>
        <translation>Bei {model} stammen Einstellungen, die Sie nicht ändern, jetzt aus „{name}“.</translation>
    </message>
    <message>
        <source>All settings are back to the model&apos;s defaults.</source>
        <translation>Für alle Einstellungen gelten wieder die Standardwerte des Modells.</translation>
    </message>
    <message>
        <source>Import presets</source>
        <translation>Voreinstellungen importieren</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>Export presets</source>
        <translation>Voreinstellungen exportieren</translation>
    </message>
    <message>
        <source>Now using the preset “{name}”.</source>
        <translation>Jetzt gilt die Voreinstellung „{name}“.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: {list}.</source>
        <translation>Ausgelassen: {list}.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Saved the preset “{name}”.</source>
        <translation>Die Voreinstellung „{name}“ wurde gespeichert.</translation>
    </message>
    <message>
        <source>Importing presets…</source>
        <translation>Voreinstellungen werden importiert…</translation>
    </message>
    <message numerus="yes">
        <source>Imported %n preset(s).</source>
        <translation>
            <numerusform>%n Voreinstellung wurde importiert.</numerusform>
            <numerusform>%n Voreinstellungen wurden importiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out %n entry(s) that can&apos;t be read.</source>
        <translation>
            <numerusform>%n unlesbarer Eintrag wurde ausgelassen.</numerusform>
            <numerusform>%n unlesbare Einträge wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %n preset(s) to “{file}”.</source>
        <translation>
            <numerusform>%n Voreinstellung wurde nach „{file}“ exportiert.</numerusform>
            <numerusform>%n Voreinstellungen wurden nach „{file}“ exportiert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PresetsDialog</name>
    <message>
        <source>For all models</source>
        <translation>Für alle Modelle</translation>
    </message>
    <message>
        <source>For {model}</source>
        <translation>Für {model}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>Search presets</source>
        <translation>Voreinstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Include presets for other models</source>
        <translation>Auch für andere Modelle</translation>
    </message>
    <message>
        <source>Using a preset for another model also chooses that model</source>
        <translation>Eine Voreinstellung für ein anderes Modell wählt auch dieses Modell</translation>
    </message>
    <message>
        <source>Settings of the preset</source>
        <translation>Einstellungen der Voreinstellung</translation>
    </message>
    <message>
        <source>Use preset</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use these settings; Undo restores yours</source>
        <translation>Diese Einstellungen verwenden; Rückgängig holt Ihre zurück</translation>
    </message>
    <message>
        <source>Save settings…</source>
        <translation>Einstellungen speichern…</translation>
    </message>
    <message>
        <source>Save the current settings as a preset</source>
        <translation>Die aktuellen Einstellungen als Voreinstellung speichern</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>No presets yet. Save the settings that you use often under a name, or drop a preset file here to import it.</source>
        <translation>Noch keine Voreinstellungen. Speichern Sie Einstellungen, die Sie oft verwenden, unter einem Namen, oder legen Sie eine Datei mit Voreinstellungen hier ab, um sie zu importieren.</translation>
    </message>
    <message>
        <source>There are presets only for other models.</source>
        <translation>Es gibt nur Voreinstellungen für andere Modelle.</translation>
    </message>
    <message>
        <source>No preset matches the search.</source>
        <translation>Keine Voreinstellung passt zur Suche.</translation>
    </message>
    <message>
        <source>Reset the model&apos;s defaults</source>
        <translation>Standard zurücksetzen</translation>
    </message>
    <message>
        <source>Settings that you don&apos;t change go back to {model}&apos;s own defaults</source>
        <translation>Für Einstellungen, die Sie nicht ändern, gelten wieder die Standardwerte von {model}</translation>
    </message>
    <message>
        <source>Set as default</source>
        <translation>Als Standard festlegen</translation>
    </message>
    <message>
        <source>With {model}, size, sampling and strength are those of this preset unless you change them</source>
        <translation>Mit {model} sind Größe, Sampling und Stärke die dieser Voreinstellung, wenn Sie sie nicht ändern</translation>
    </message>
    <message>
        <source>default of {model}</source>
        <translation>Standard von {model}</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>Voreinstellung umbenennen</translation>
    </message>
    <message>
        <source>Update with the current settings</source>
        <translation>Mit aktuellen Einstellungen aktualisieren</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Export all…</source>
        <translation>Alle exportieren…</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Prompt preview</source>
        <translation>Prompt-Vorschau</translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation>Neu wählen</translation>
    </message>
    <message>
        <source>Choose other options with another seed</source>
        <translation>Mit einem anderen Seed andere Optionen wählen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy these prompts, or those selected</source>
        <translation>Diese oder die ausgewählten Prompts kopieren</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>Make pictures from exactly these prompts</source>
        <translation>Bilder aus genau diesen Prompts erzeugen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>PrivacyCover</name>
    <message>
        <source>Your pictures are hidden. Press {key} to show them.</source>
        <translation>Ihre Bilder sind verborgen. {key} zeigt sie.</translation>
    </message>
    <message>
        <source>Show pictures</source>
        <translation>Bilder zeigen</translation>
    </message>
</context>
<context>
    <name>ProgramSetting</name>
    <message>
        <source>Choose program…</source>
        <translation>Programm auswählen…</translation>
    </message>
    <message>
        <source>Use system default</source>
        <translation>Systemstandard verwenden</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Systemstandard</translation>
    </message>
</context>
<context>
    <name>ProjectController</name>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Export as PSD</source>
        <translation>Als PSD exportieren</translation>
    </message>
    <message>
        <source>Opening “{file}”…</source>
        <translation>„{file}“ wird geöffnet…</translation>
    </message>
    <message>
        <source>Adding this project&apos;s results to the library: {done} of {total}…</source>
        <translation>Die Ergebnisse dieses Projekts werden in die Bibliothek aufgenommen: {done} von {total}…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The rest of this project&apos;s results were not added.</source>
        <translation>Die übrigen Ergebnisse dieses Projekts wurden nicht hinzugefügt.</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) of this project were added to the library.</source>
        <translation>
            <numerusform>%n Ergebnis dieses Projekts wurde in die Bibliothek aufgenommen.</numerusform>
            <numerusform>%n Ergebnisse dieses Projekts wurden in die Bibliothek aufgenommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) of this project stay in the trash.</source>
        <translation>
            <numerusform>%n Ergebnis dieses Projekts bleibt im Papierkorb.</numerusform>
            <numerusform>%n Ergebnisse dieses Projekts bleiben im Papierkorb.</numerusform>
        </translation>
    </message>
    <message>
        <source>This project was saved with its prompt and settings.</source>
        <translation>Dieses Projekt wurde mit Prompt und Einstellungen gespeichert.</translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation>Einstellungen verwenden</translation>
    </message>
    <message>
        <source>Now using this project&apos;s settings.</source>
        <translation>Die Einstellungen dieses Projekts gelten jetzt.</translation>
    </message>
    <message>
        <source>Saved as “{file}”.</source>
        <translation>Als „{file}“ gespeichert.</translation>
    </message>
    <message>
        <source>“{file}” was not exported.</source>
        <translation>„{file}“ wurde nicht exportiert.</translation>
    </message>
    <message>
        <source>Exporting “{file}”…</source>
        <translation>„{file}“ wird exportiert…</translation>
    </message>
</context>
<context>
    <name>PromptCompleter</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>PromptController</name>
    <message numerus="yes">
        <source>Added %n job(s) to the queue.</source>
        <translation>
            <numerusform>%n Auftrag wurde in die Warteschlange gestellt.</numerusform>
            <numerusform>%n Aufträge wurden in die Warteschlange gestellt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromptEditor</name>
    <message>
        <source>Change the prompt; Undo takes it back</source>
        <translation>Den Prompt ändern; Rückgängig nimmt die Änderung zurück</translation>
    </message>
    <message>
        <source>Use LoRA</source>
        <translation>LoRA verwenden</translation>
    </message>
    <message>
        <source>Add “{name}” to LoRAs and embeddings, and remove the tag from the prompt</source>
        <translation>„{name}“ unter „LoRAs und Embeddings“ hinzufügen und das Tag aus dem Prompt entfernen</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>{name} verwenden</translation>
    </message>
    <message>
        <source>Some programs load a LoRA when they find this tag in a prompt. SD Studio ignores the tag: choose LoRAs and set their weights under LoRAs and embeddings, in Advanced settings.</source>
        <translation>Manche Programme laden ein LoRA, wenn sie dieses Tag im Prompt finden. SD Studio beachtet es nicht: Wählen Sie LoRAs und ihre Gewichte in den erweiterten Einstellungen unter „LoRAs und Embeddings“.</translation>
    </message>
    <message>
        <source>Right-click to fix it: {fix}.</source>
        <translation>Rechtsklick zum Beheben: {fix}.</translation>
    </message>
    <message>
        <source>The practice model doesn&apos;t know this word and will guess. A full model is likely to know it.</source>
        <translation>Das Übungsmodell kennt dieses Wort nicht und wird raten. Ein volles Modell kennt es wahrscheinlich.</translation>
    </message>
    <message>
        <source>This word isn&apos;t in the dictionary.</source>
        <translation>Dieses Wort steht nicht im Wörterbuch.</translation>
    </message>
    <message>
        <source>“{tag}” is ignored in the prompt, but you have this LoRA.</source>
        <translation>„{tag}“ wird im Prompt nicht beachtet, aber Sie haben dieses LoRA.</translation>
    </message>
    <message>
        <source>“{tag}” is ignored. Add the LoRA&apos;s file under LoRAs and embeddings, in Advanced settings.</source>
        <translation>„{tag}“ wird nicht beachtet. Fügen Sie die Datei des LoRAs in den erweiterten Einstellungen unter „LoRAs und Embeddings“ hinzu.</translation>
    </message>
    <message>
        <source>“{tag}” is ignored: SD Studio doesn&apos;t support hypernetworks.</source>
        <translation>„{tag}“ wird nicht beachtet: SD Studio unterstützt keine Hypernetworks.</translation>
    </message>
    <message>
        <source>SD Studio doesn&apos;t support this prompt syntax: {pieces}.</source>
        <translation>SD Studio unterstützt diese Prompt-Syntax nicht: {pieces}.</translation>
    </message>
    <message>
        <source>The practice model doesn&apos;t know {words}.</source>
        <translation>Das Übungsmodell kennt {words} nicht.</translation>
    </message>
    <message>
        <source>The practice model doesn&apos;t know any of these words, so it can only guess.</source>
        <translation>Das Übungsmodell kennt keins dieser Wörter und kann nur raten.</translation>
    </message>
    <message>
        <source>Try “{example}”, or use a full model.</source>
        <translation>Versuchen Sie „{example}“, oder verwenden Sie ein volles Modell.</translation>
    </message>
    <message>
        <source>“{piece}” has no counterpart, so the model reads it as ordinary characters.</source>
        <translation>Zu „{piece}“ fehlt das Gegenstück, deshalb liest das Modell es als gewöhnliche Zeichen.</translation>
    </message>
    <message>
        <source>“{piece}” never ends with “&gt;”, so the model reads it as words.</source>
        <translation>„{piece}“ endet nirgends mit „&gt;“, deshalb liest das Modell es als Wörter.</translation>
    </message>
    <message>
        <source>Some programs combine two prompts here. SD Studio doesn&apos;t, so the model reads this as ordinary text.</source>
        <translation>Manche Programme verbinden hier zwei Prompts. SD Studio nicht; das Modell liest dies als gewöhnlichen Text.</translation>
    </message>
    <message>
        <source>There is no wildcard “{piece}”.</source>
        <translation>Es gibt keine Wildcard „{piece}“.</translation>
    </message>
    <message>
        <source>Add “{text}”</source>
        <translation>„{text}“ hinzufügen</translation>
    </message>
    <message>
        <source>Make “{text}” an ordinary character</source>
        <translation>„{text}“ als gewöhnliches Zeichen schreiben</translation>
    </message>
    <message>
        <source>Replace with a comma</source>
        <translation>Durch ein Komma ersetzen</translation>
    </message>
    <message>
        <source>Use “{text}”</source>
        <translation>„{text}“ verwenden</translation>
    </message>
    <message>
        <source>{pieces} and {count} more</source>
        <translation>{pieces} und {count} weitere</translation>
    </message>
</context>
<context>
    <name>PromptHistoryDialog</name>
    <message>
        <source>Negative prompt history</source>
        <translation>Verlauf negativer Prompts</translation>
    </message>
    <message>
        <source>Prompt history</source>
        <translation>Prompt-Verlauf</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <translation>Prompt suchen</translation>
    </message>
    <message>
        <source>Words of prompts, or anything else that finds pictures: rating:4</source>
        <translation>Wörter aus Prompts, oder was sonst Bilder findet: rating:4</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Replace the prompt with it</source>
        <translation>Den Prompt dadurch ersetzen</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Put it where the cursor is in the prompt</source>
        <translation>Dort einfügen, wo im Prompt der Cursor steht</translation>
    </message>
    <message>
        <source>Save as snippet…</source>
        <translation>Als Textbaustein speichern…</translation>
    </message>
    <message>
        <source>Keep it under a name</source>
        <translation>Unter einem Namen behalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No prompt has these words. Try fewer of them.</source>
        <translation>Kein Prompt enthält diese Wörter. Versuchen Sie es mit weniger Wörtern.</translation>
    </message>
    <message>
        <source>No pictures yet. The prompts of your pictures are listed here.</source>
        <translation>Noch keine Bilder. Die Prompts Ihrer Bilder werden hier aufgelistet.</translation>
    </message>
</context>
<context>
    <name>PromptSummary</name>
    <message>
        <source>Reading the prompt…</source>
        <translation>Der Prompt wird gelesen…</translation>
    </message>
    <message>
        <source>{count}, {time}</source>
        <translation>{count}, {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s), each with its own words</source>
        <translation>
            <numerusform>%n Bild mit eigenen Wörtern</numerusform>
            <numerusform>%n Bilder, jedes mit eigenen Wörtern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n Prompt</numerusform>
            <numerusform>%n Prompts</numerusform>
        </translation>
    </message>
    <message>
        <source>{prompts}, {pictures}</source>
        <translation>{prompts}, {pictures}</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Suchen in:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Datei&amp;typ:</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>↑</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>↓</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>←</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>→</translation>
    </message>
</context>
<context>
    <name>QueryCompleter</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>QueryHelpDialog</name>
    <message>
        <source>Search syntax</source>
        <translation>Suchsyntax</translation>
    </message>
    <message>
        <source>You type</source>
        <translation>Sie tippen</translation>
    </message>
    <message>
        <source>Pictures found</source>
        <translation>Gefundene Bilder</translation>
    </message>
</context>
<context>
    <name>QueueBox</name>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n Auftrag</numerusform>
            <numerusform>%n Aufträge</numerusform>
        </translation>
    </message>
    <message>
        <source>{jobs}, {time}</source>
        <translation>{jobs}, {time}</translation>
    </message>
    <message>
        <source>{jobs}, at least {time}</source>
        <translation>{jobs}, mindestens {time}</translation>
    </message>
    <message>
        <source>{jobs}, time not known yet</source>
        <translation>{jobs}, Zeit noch unbekannt</translation>
    </message>
    <message>
        <source>Pause queue</source>
        <translation>Warteschlange anhalten</translation>
    </message>
    <message>
        <source>Clear queue</source>
        <translation>Warteschlange leeren</translation>
    </message>
    <message>
        <source>Retry all failed jobs</source>
        <translation>Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
</context>
<context>
    <name>QueueController</name>
    <message numerus="yes">
        <source>Removed %n job(s) from the queue.</source>
        <translation>
            <numerusform>%n Auftrag wurde aus der Warteschlange entfernt.</numerusform>
            <numerusform>%n Aufträge wurden aus der Warteschlange entfernt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Press Delete to remove a job, Alt+Up or Alt+Down to move it, and Enter to edit it, or to retry it if it failed.</source>
        <translation>Entf entfernt einen Auftrag, Alt+↑ oder Alt+↓ verschiebt ihn, und Eingabe bearbeitet oder, wenn er fehlgeschlagen ist, wiederholt ihn.</translation>
    </message>
    <message>
        <source>Remove (Delete)</source>
        <translation>Entfernen (Entf)</translation>
    </message>
    <message>
        <source>Retry (Enter)</source>
        <translation>Wiederholen (Eingabe)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>RecallController</name>
    <message>
        <source>Now using this picture&apos;s settings.</source>
        <translation>Die Einstellungen dieses Bildes gelten jetzt.</translation>
    </message>
    <message>
        <source>Now using this picture&apos;s prompt.</source>
        <translation>Der Prompt dieses Bildes gilt jetzt.</translation>
    </message>
    <message>
        <source>Now using this picture&apos;s prompt template.</source>
        <translation>Die Prompt-Vorlage dieses Bildes gilt jetzt.</translation>
    </message>
    <message>
        <source>The command is on the clipboard.</source>
        <translation>Der Befehl ist in der Zwischenablage.</translation>
    </message>
</context>
<context>
    <name>RelationsController</name>
    <message>
        <source>Opened a copy. What you save in the other program becomes a new picture here.</source>
        <translation>Eine Kopie wurde geöffnet. Was Sie im anderen Programm speichern, wird hier ein neues Bild.</translation>
    </message>
    <message>
        <source>No program could be started for this picture.</source>
        <translation>Für dieses Bild konnte kein Programm gestartet werden.</translation>
    </message>
    <message>
        <source>Choose a program…</source>
        <translation>Programm auswählen…</translation>
    </message>
    <message>
        <source>What you saved in the other program is now a new picture.</source>
        <translation>Was Sie im anderen Programm gespeichert haben, ist jetzt ein neues Bild.</translation>
    </message>
    <message>
        <source>Show in library</source>
        <translation>In Bibliothek zeigen</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the whole report</source>
        <translation>Den ganzen Bericht kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save it as a text file</source>
        <translation>Als Textdatei speichern</translation>
    </message>
    <message>
        <source>Problem report</source>
        <translation>Problembericht</translation>
    </message>
    <message>
        <source>This report helps the developers find out what went wrong. It contains no prompts or pictures, and your user name has been removed. Nothing is sent automatically; to pass the report on, copy or save it.</source>
        <translation>Dieser Bericht hilft den Entwicklern, das Problem zu finden. Er enthält weder Prompts noch Bilder, und Ihr Benutzername wurde entfernt. Nichts wird automatisch gesendet; um den Bericht weiterzugeben, kopieren oder speichern Sie ihn.</translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>In die Zwischenablage kopiert.</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Text files</source>
        <translation>Textdateien</translation>
    </message>
    <message>
        <source>Saved as “{file}”.</source>
        <translation>Als „{file}“ gespeichert.</translation>
    </message>
</context>
<context>
    <name>ResultsBar</name>
    <message>
        <source>Results, oldest first</source>
        <translation>Ergebnisse, ältestes zuerst</translation>
    </message>
    <message>
        <source>More actions for the result</source>
        <translation>Weitere Aktionen für das Ergebnis</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n Ergebnis</numerusform>
            <numerusform>%n Ergebnisse</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
    <message>
        <source>This result isn&apos;t the size of the canvas, so it can&apos;t become a layer. You can continue from it instead.</source>
        <translation>Dieses Ergebnis hat nicht die Größe der Leinwand und kann deshalb keine Ebene werden. Sie können stattdessen damit weitermachen.</translation>
    </message>
    <message>
        <source>This result is in the layer “{name}”. Click to choose that layer.</source>
        <translation>Dieses Ergebnis ist in der Ebene „{name}“. Klicken Sie, um diese Ebene zu wählen.</translation>
    </message>
</context>
<context>
    <name>SavedSearchController</name>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Update to what is shown</source>
        <translation>Auf das Gezeigte aktualisieren</translation>
    </message>
    <message>
        <source>Have this name find the pictures that are shown now</source>
        <translation>Unter diesem Namen die jetzt gezeigten Bilder finden</translation>
    </message>
    <message>
        <source>Delete saved search</source>
        <translation>Gespeicherte Suche löschen</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>Diese Suche speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Search prompts, tags and notes (/)</source>
        <translation>Prompts, Schlagwörter und Notizen durchsuchen (/)</translation>
    </message>
    <message>
        <source>Words, “a phrase”, -without, rating:&gt;=3, model:, tag:, date:2026-11 ({key} shows everything)</source>
        <translation>Wörter, „eine Wortgruppe“, -ohne, rating:&gt;=3, model:, tag:, date:2026-11 ({key} zeigt alles)</translation>
    </message>
    <message>
        <source>Headings and stacks</source>
        <translation>Überschriften und Stapel</translation>
    </message>
    <message>
        <source>Headings, stacks, and jump to a date</source>
        <translation>Überschriften, Stapel und Sprung zu einem Datum</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>The order of the pictures</source>
        <translation>Die Reihenfolge der Bilder</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>Größe der Miniaturen</translation>
    </message>
    <message>
        <source>Size of the thumbnails (Ctrl+wheel)</source>
        <translation>Größe der Miniaturen (Strg+Mausrad)</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>{pictures}, {count} selected</source>
        <translation>{pictures}, {count} ausgewählt</translation>
    </message>
    <message>
        <source>Remove “{term}” from the search</source>
        <translation>„{term}“ aus der Suche entfernen</translation>
    </message>
    <message>
        <source>“{term}” isn&apos;t understood</source>
        <translation>„{term}“ wird nicht verstanden</translation>
    </message>
    <message>
        <source>“{term}” isn&apos;t understood, so it is left out</source>
        <translation>„{term}“ wird nicht verstanden und deshalb ausgelassen</translation>
    </message>
</context>
<context>
    <name>SeedEditor</name>
    <message>
        <source>random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>Random seed: a new seed for every picture</source>
        <translation>Zufälliger Seed: ein neuer für jedes Bild</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>Zufälliger Seed</translation>
    </message>
    <message>
        <source>Fixed seed: reuse the seed of the last picture</source>
        <translation>Fester Seed: der des letzten Bildes</translation>
    </message>
    <message>
        <source>Fixed seed</source>
        <translation>Fester Seed</translation>
    </message>
    <message>
        <source>“{value}” can&apos;t be used as a seed. Seeds are whole numbers from 0 to {limit}; leave the field empty or type -1 for a random seed.</source>
        <translation>„{value}“ kann kein Seed sein. Seeds sind ganze Zahlen von 0 bis {limit}; für einen zufälligen lassen Sie das Feld leer, oder tippen Sie -1.</translation>
    </message>
</context>
<context>
    <name>SettingRows</name>
    <message>
        <source>Made on</source>
        <translation>Erzeugt am</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Content Credentials</source>
        <translation>Content Credentials</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>LoRA or embedding</source>
        <translation>LoRA oder Embedding</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Upscaler</source>
        <translation>Upscaler</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>Marked as made with AI</source>
        <translation>Als mit KI erzeugt gekennzeichnet</translation>
    </message>
    <message>
        <source>Marked as made with AI from another picture</source>
        <translation>Als mit KI aus einem anderen Bild erzeugt gekennzeichnet</translation>
    </message>
    <message>
        <source>Signed (C2PA); not verified here</source>
        <translation>Signiert (C2PA); hier nicht geprüft</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Gesichter</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Graphics card…</source>
        <translation>Grafikkarte…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Takes effect after a restart.</source>
        <translation>Gilt nach einem Neustart.</translation>
    </message>
    <message>
        <source>Device: starting…</source>
        <translation>Gerät: startet…</translation>
    </message>
    <message>
        <source>Device: {name}, {memory}</source>
        <translation>Gerät: {name}, {memory}</translation>
    </message>
    <message>
        <source>A model compiled for the graphics card can be faster. Compiling needs Linux with Triton, a C compiler and Python&apos;s header files.</source>
        <translation>Ein für die Grafikkarte kompiliertes Modell kann schneller sein. Kompilieren braucht Linux mit Triton, einen C-Compiler und die Header-Dateien von Python.</translation>
    </message>
    <message>
        <source>Compiling makes most graphics cards faster. The first picture of each size takes about a minute longer, and pictures differ slightly. Fast mode, seamless pictures and LoRAs run without compiling.</source>
        <translation>Kompilieren macht die meisten Grafikkarten schneller. Das erste Bild jeder Größe dauert etwa eine Minute länger, und Bilder unterscheiden sich leicht. Schnellmodus, nahtlose Bilder und LoRAs laufen ohne Kompilieren.</translation>
    </message>
    <message>
        <source>PyTorch in 8 bits needs a processor with VNNI instructions.</source>
        <translation>PyTorch in 8 Bit braucht einen Prozessor mit VNNI-Befehlen.</translation>
    </message>
    <message>
        <source>PyTorch in 8 bits takes about 40% less time on processors without bfloat16, and 10% less on others. Pictures differ slightly; those of the practice model by 38 to 46 dB.</source>
        <translation>PyTorch in 8 Bit braucht auf Prozessoren ohne bfloat16 etwa 40 % weniger Zeit, auf anderen 10 % weniger. Die Bilder weichen geringfügig ab, die des Übungsmodells um 38 bis 46 dB.</translation>
    </message>
    <message>
        <source>OpenVINO can be faster on computers without a graphics card. To use it, install it with “pip install openvino”.</source>
        <translation>OpenVINO kann auf Computern ohne Grafikkarte schneller sein. Installieren Sie es dazu mit „pip install openvino“.</translation>
    </message>
    <message>
        <source>OpenVINO can be faster than PyTorch, depending on the processor, so try both. Pictures differ slightly. Each model is prepared once, which takes a minute or more. Fast mode, seamless pictures, LoRAs and ControlNets run with PyTorch.</source>
        <translation>OpenVINO kann je nach Prozessor schneller sein als PyTorch; probieren Sie beide. Bilder unterscheiden sich leicht. Jedes Modell wird einmal vorbereitet, was eine Minute oder länger dauert. Schnellmodus, nahtlose Bilder, LoRAs und ControlNets laufen mit PyTorch.</translation>
    </message>
    <message>
        <source>Prepared models use {size} of at most {limit}; the least recently used are removed first.</source>
        <translation>Vorbereitete Modelle belegen {size} von höchstens {limit}; die am längsten nicht verwendeten werden zuerst entfernt.</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Settings of the picture</source>
        <translation>Einstellungen des Bildes</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Copy all settings of this picture as text</source>
        <translation>Alle Einstellungen dieses Bildes als Text kopieren</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle…</translation>
    </message>
    <message>
        <source>Open the models window to download or import this model</source>
        <translation>Das Modellfenster öffnen, um dieses Modell herunterzuladen oder zu importieren</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Nicht installiert</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>Copy: {name}</source>
        <translation>Kopieren: {name}</translation>
    </message>
</context>
<context>
    <name>SettingsText</name>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
    <message>
        <source>Settings of the picture</source>
        <translation>Einstellungen des Bildes</translation>
    </message>
    <message>
        <source>LoRAs and embeddings: {names}</source>
        <translation>LoRAs und Embeddings: {names}</translation>
    </message>
    <message>
        <source>Prompt before translation</source>
        <translation>Prompt vor der Übersetzung</translation>
    </message>
    <message>
        <source>Negative prompt before translation</source>
        <translation>Negativer Prompt vor der Übersetzung</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Prompt-Vorlage</translation>
    </message>
    <message>
        <source>Negative template</source>
        <translation>Negative Prompt-Vorlage</translation>
    </message>
    <message>
        <source>Wildcards</source>
        <translation>Wildcards</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Prompt without styles</source>
        <translation>Prompt ohne Stile</translation>
    </message>
    <message>
        <source>Negative prompt without styles</source>
        <translation>Negativer Prompt ohne Stile</translation>
    </message>
</context>
<context>
    <name>SheetsDialog</name>
    <message>
        <source>Comparison grids</source>
        <translation>Vergleichsraster</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show this comparison grid in the main window</source>
        <translation>Dieses Vergleichsraster im Hauptfenster zeigen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Show this comparison grid&apos;s file in the file manager</source>
        <translation>Die Datei dieses Vergleichsrasters im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>No comparison grids yet. A grid shows the same picture generated with different settings, side by side.</source>
        <translation>Noch keine Vergleichsraster. Ein Raster zeigt dasselbe Bild mit verschiedenen Einstellungen nebeneinander.</translation>
    </message>
    <message>
        <source>This file can&apos;t be opened.</source>
        <translation>Diese Datei kann nicht geöffnet werden.</translation>
    </message>
</context>
<context>
    <name>ShortcutSharing</name>
    <message>
        <source>Import shortcuts</source>
        <translation>Kürzel importieren</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>This computer has no printer. Save the list as a PDF to print it elsewhere.</source>
        <translation>Dieser Computer hat keinen Drucker. Speichern Sie die Liste als PDF, um sie anderswo zu drucken.</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern…</translation>
    </message>
    <message>
        <source>Print shortcuts</source>
        <translation>Kürzel drucken</translation>
    </message>
    <message>
        <source>The list was sent to {printer}.</source>
        <translation>Die Liste wurde an {printer} gesendet.</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Export shortcuts</source>
        <translation>Kürzel exportieren</translation>
    </message>
    <message>
        <source>Exported to {file}.</source>
        <translation>Nach {file} exportiert.</translation>
    </message>
    <message numerus="yes">
        <source>Imported the shortcuts of %n command(s).</source>
        <translation>
            <numerusform>Die Kürzel von %n Befehl wurden importiert.</numerusform>
            <numerusform>Die Kürzel von %n Befehlen wurden importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your shortcuts stay as they are.</source>
        <translation>Ihre Kürzel bleiben, wie sie sind.</translation>
    </message>
    <message numerus="yes">
        <source>%n of another version are kept for it.</source>
        <translation>
            <numerusform>%n einer anderen Version wird für sie behalten.</numerusform>
            <numerusform>%n einer anderen Version werden für sie behalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can&apos;t be used and were left out.</source>
        <translation>
            <numerusform>%n ist nicht verwendbar und wurde ausgelassen.</numerusform>
            <numerusform>%n sind nicht verwendbar und wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list couldn&apos;t be printed. Save it as a PDF instead.</source>
        <translation>Die Liste konnte nicht gedruckt werden. Speichern Sie sie stattdessen als PDF.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>No shortcut</source>
        <translation>Kein Kürzel</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Choose a command to change its shortcut.</source>
        <translation>Wählen Sie einen Befehl, um sein Kürzel zu ändern.</translation>
    </message>
    <message>
        <source>New shortcut for “{command}”:</source>
        <translation>Neues Kürzel für „{command}“:</translation>
    </message>
    <message>
        <source>{keys} is already the shortcut for “{command}”, which will lose it.</source>
        <translation>{keys} ist schon das Kürzel für „{command}“, das es verliert.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Find a command or shortcut</source>
        <translation>Befehl oder Kürzel suchen</translation>
    </message>
    <message>
        <source>New shortcut</source>
        <translation>Neues Kürzel</translation>
    </message>
    <message>
        <source>Restore the command&apos;s default shortcut</source>
        <translation>Das Standardkürzel des Befehls wiederherstellen</translation>
    </message>
    <message>
        <source>Reassign</source>
        <translation>Neu zuweisen</translation>
    </message>
    <message>
        <source>{keys} is now the shortcut for “{command}”.</source>
        <translation>{keys} ist jetzt das Kürzel für „{command}“.</translation>
    </message>
    <message>
        <source>“{command}” has no shortcut now.</source>
        <translation>„{command}“ hat jetzt kein Kürzel.</translation>
    </message>
    <message>
        <source>“{command}” lost it.</source>
        <translation>„{command}“ hat es verloren.</translation>
    </message>
    <message>
        <source>All commands have their default shortcuts again.</source>
        <translation>Alle Befehle haben wieder ihre Standardkürzel.</translation>
    </message>
    <message>
        <source>Find by pressed keys</source>
        <translation>Nach gedrückten Tasten suchen</translation>
    </message>
    <message>
        <source>Press keys to see which command has them</source>
        <translation>Tasten drücken, um zu sehen, welcher Befehl sie hat</translation>
    </message>
    <message>
        <source>Show the other</source>
        <translation>Anderen zeigen</translation>
    </message>
    <message>
        <source>Go to the command that has it</source>
        <translation>Zum Befehl gehen, der es hat</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Use the shortcuts in a file</source>
        <translation>Die Kürzel aus einer Datei verwenden</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write all shortcuts to a file, or the list as a PDF or web page</source>
        <translation>Alle Kürzel in eine Datei schreiben, oder die Liste als PDF oder Webseite</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>Print the list of shortcuts</source>
        <translation>Die Liste der Kürzel drucken</translation>
    </message>
    <message>
        <source>Undo restores yours</source>
        <translation>Rückgängig holt Ihre zurück</translation>
    </message>
    <message>
        <source>or press keys</source>
        <translation>oder Tasten drücken</translation>
    </message>
</context>
<context>
    <name>ShortcutsList</name>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Kürzel</translation>
    </message>
</context>
<context>
    <name>SideLists</name>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Schnappschüsse</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete board</source>
        <translation>Sammlung löschen</translation>
    </message>
</context>
<context>
    <name>SigningBox</name>
    <message>
        <source>Passphrase of the private key</source>
        <translation>Passphrase des Schlüssels</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the passphrase</source>
        <translation>Die Passphrase speichern</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget the passphrase</source>
        <translation>Die Passphrase vergessen</translation>
    </message>
    <message>
        <source>Only if the key has one. It is kept in the system&apos;s keyring; where there is none, in a file that only you can read.</source>
        <translation>Nur wenn der Schlüssel eine hat. Sie wird im Schlüsselbund des Systems aufbewahrt; wo es keinen gibt, in einer Datei, die nur Sie lesen können.</translation>
    </message>
    <message>
        <source>Copies will be signed as “{name}”. The certificate is valid until {date}.</source>
        <translation>Kopien werden als „{name}“ signiert. Das Zertifikat gilt bis {date}.</translation>
    </message>
    <message>
        <source>Viewers show the signature as trusted only if they know who issued the certificate.</source>
        <translation>Betrachter zeigen die Signatur nur als vertrauenswürdig, wenn sie den Aussteller des Zertifikats kennen.</translation>
    </message>
    <message>
        <source>It is self-signed, so viewers will show the signature as untrusted.</source>
        <translation>Es ist selbst signiert, deshalb zeigen Betrachter die Signatur als nicht vertrauenswürdig.</translation>
    </message>
</context>
<context>
    <name>SizePicker</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Hochformat</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Querformat</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} Pixel</translation>
    </message>
    <message>
        <source>Same as the input picture</source>
        <translation>Wie das Ausgangsbild</translation>
    </message>
    <message>
        <source>{size} pixels, 4 times the input picture</source>
        <translation>{size} Pixel, das 4-Fache des Ausgangsbildes</translation>
    </message>
    <message>
        <source>{size} pixels, same as the input picture</source>
        <translation>{size} Pixel, wie das Ausgangsbild</translation>
    </message>
    <message>
        <source>Follow the input picture</source>
        <translation>Dem Ausgangsbild folgen</translation>
    </message>
    <message>
        <source>Set the width and height yourself. At sizes far from the model&apos;s native size, {size} pixels, subjects tend to repeat.</source>
        <translation>Breite und Höhe selbst einstellen. Weit entfernt von der nativen Größe des Modells, {size} Pixel, wiederholen sich Motive leicht.</translation>
    </message>
</context>
<context>
    <name>SnapshotsController</name>
    <message>
        <source>Deleted the snapshot “{name}”.</source>
        <translation>Der Schnappschuss „{name}“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>There is no picture to paint on.</source>
        <translation>Es gibt kein Bild, auf das gemalt werden kann.</translation>
    </message>
    <message>
        <source>Finish editing the queued job first.</source>
        <translation>Bearbeiten Sie zuerst den wartenden Auftrag zu Ende.</translation>
    </message>
    <message>
        <source>There are {count} snapshots already; delete one first.</source>
        <translation>Es gibt schon {count} Schnappschüsse; löschen Sie zuerst einen.</translation>
    </message>
    <message>
        <source>Nothing has changed since the canvas was opened.</source>
        <translation>Seit die Leinwand geöffnet wurde, hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>Choose a snapshot first.</source>
        <translation>Wählen Sie zuerst einen Schnappschuss.</translation>
    </message>
    <message>
        <source>The canvas is the same as this snapshot.</source>
        <translation>Die Leinwand gleicht diesem Schnappschuss.</translation>
    </message>
</context>
<context>
    <name>SnapshotsPanel</name>
    <message>
        <source>Keep a snapshot before you try something: you can return to it at any time, and undo never removes it.</source>
        <translation>Machen Sie einen Schnappschuss, bevor Sie etwas ausprobieren: Sie können jederzeit zu ihm zurück, und Rückgängig entfernt ihn nie.</translation>
    </message>
    <message>
        <source>Snapshots, newest first</source>
        <translation>Schnappschüsse, neueste zuerst</translation>
    </message>
    <message>
        <source>Enter restores the selected snapshot, F2 renames it, Delete deletes it.</source>
        <translation>Eingabe stellt den ausgewählten Schnappschuss wieder her, F2 benennt ihn um, Entf löscht ihn.</translation>
    </message>
</context>
<context>
    <name>SnippetsDialog</name>
    <message>
        <source>Snippets</source>
        <translation>Textbausteine</translation>
    </message>
    <message>
        <source>Find a snippet</source>
        <translation>Textbaustein suchen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Words for prompts</source>
        <translation>Wörter für Prompts</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Add a snippet</source>
        <translation>Einen Textbaustein hinzufügen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Add the snippets of a file</source>
        <translation>Die Textbausteine einer Datei hinzufügen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write all snippets to a file</source>
        <translation>Alle Textbausteine in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete this snippet; Undo restores it</source>
        <translation>Diesen Textbaustein löschen; Rückgängig holt ihn zurück</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Put its words where the cursor is</source>
        <translation>Seine Wörter dort einfügen, wo der Cursor steht</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Snippet</source>
        <translation>Textbaustein</translation>
    </message>
    <message>
        <source>new words</source>
        <translation>neue Wörter</translation>
    </message>
    <message>
        <source>Typing its name in a prompt offers these words.</source>
        <translation>Wer den Namen in einem Prompt tippt, bekommt diese Wörter angeboten.</translation>
    </message>
    <message>
        <source>Snippets are words that you use again and again. Select some in the prompt and choose “Save as snippet”, or add one here.</source>
        <translation>Textbausteine sind Wörter, die Sie immer wieder verwenden. Wählen Sie welche im Prompt aus und dann „Als Textbaustein speichern“, oder fügen Sie hier einen hinzu.</translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation>„{name}“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Import snippets</source>
        <translation>Textbausteine importieren</translation>
    </message>
    <message numerus="yes">
        <source>Imported %n snippet(s).</source>
        <translation>
            <numerusform>%n Textbaustein wurde importiert.</numerusform>
            <numerusform>%n Textbausteine wurden importiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are already there.</source>
        <translation>
            <numerusform>%n war schon da.</numerusform>
            <numerusform>%n waren schon da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can&apos;t be used and were left out.</source>
        <translation>
            <numerusform>%n ist nicht verwendbar und wurde ausgelassen.</numerusform>
            <numerusform>%n sind nicht verwendbar und wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export snippets</source>
        <translation>Textbausteine exportieren</translation>
    </message>
    <message numerus="yes">
        <source>Exported %n snippet(s) to {file}.</source>
        <translation>
            <numerusform>%n Textbaustein wurde nach {file} exportiert.</numerusform>
            <numerusform>%n Textbausteine wurden nach {file} exportiert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourcesSheet</name>
    <message>
        <source>Download sources</source>
        <translation>Downloadquellen</translation>
    </message>
    <message>
        <source>SD Studio tries the selected source first, and the others if it fails. You don&apos;t have to trust any of them: every file is checked against the checksum of the original and rejected if it differs.</source>
        <translation>SD Studio versucht zuerst die ausgewählte Quelle und die anderen, wenn sie versagt. Sie müssen keiner vertrauen: Jede Datei wird mit der Prüfsumme des Originals verglichen und bei Abweichung abgelehnt.</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>Quelle hinzufügen</translation>
    </message>
    <message>
        <source>A mirror near you is often faster, and your company or school may run its own. The address begins with https://.</source>
        <translation>Ein Spiegelserver in Ihrer Nähe ist oft schneller, und Ihre Firma oder Schule betreibt vielleicht einen eigenen. Die Adresse beginnt mit https://.</translation>
    </message>
    <message>
        <source>Hugging Face layout</source>
        <translation>Aufbau wie Hugging Face</translation>
    </message>
    <message>
        <source>ModelScope layout</source>
        <translation>Aufbau wie ModelScope</translation>
    </message>
    <message>
        <source>Folder of exported models</source>
        <translation>Ordner mit exportierten Modellen</translation>
    </message>
    <message>
        <source>How files are organized on the server</source>
        <translation>Wie die Dateien auf dem Server geordnet sind</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>Serveradresse</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add source</source>
        <translation>Quelle hinzufügen</translation>
    </message>
    <message>
        <source>Add this source and try it first</source>
        <translation>Diese Quelle hinzufügen und zuerst versuchen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Remove this source</source>
        <translation>Diese Quelle entfernen</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Back to picture</source>
        <translation>Zurück zum Bild</translation>
    </message>
    <message>
        <source>This picture&apos;s file can&apos;t be opened.</source>
        <translation>Die Datei dieses Bildes kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>Paint over what should change, then click Generate.</source>
        <translation>Übermalen Sie, was sich ändern soll, und klicken Sie auf „Generieren“.</translation>
    </message>
    <message>
        <source>Paint over what should change.</source>
        <translation>Übermalen Sie, was sich ändern soll.</translation>
    </message>
    <message>
        <source>Paint on the picture, then click Generate to repaint all of it.</source>
        <translation>Malen Sie auf dem Bild, und klicken Sie auf „Generieren“, um es ganz neu zu malen.</translation>
    </message>
    <message>
        <source>The whole picture is repainted.</source>
        <translation>Das ganze Bild wird neu gemalt.</translation>
    </message>
    <message>
        <source>{zoom}%</source>
        <translation>{zoom}&#xa0;%</translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation>Ausgangsbild</translation>
    </message>
    <message>
        <source>Comparison grid</source>
        <translation>Vergleichsraster</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Current model</source>
        <translation>Aktuelles Modell</translation>
    </message>
    <message>
        <source>Device that generates the pictures</source>
        <translation>Gerät, das die Bilder erzeugt</translation>
    </message>
    <message>
        <source>Memory in use by the image engine</source>
        <translation>Von der Bild-Engine belegter Speicher</translation>
    </message>
    <message>
        <source>Show models and downloads</source>
        <translation>Modelle und Downloads zeigen</translation>
    </message>
    <message>
        <source>{size} in use</source>
        <translation>{size} belegt</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>{model}: {percent}%</source>
        <translation>{model}: {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>{model} is waiting for your approval</source>
        <translation>{model} wartet auf Ihre Zustimmung</translation>
    </message>
    <message>
        <source>{model}: interrupted</source>
        <translation>{model}: unterbrochen</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Läuft nicht</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet…</translation>
    </message>
    <message>
        <source>Paused, {count} waiting</source>
        <translation>Angehalten, {count} wartend</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} wartend</translation>
    </message>
    <message>
        <source>{time} in all</source>
        <translation>{time} insgesamt</translation>
    </message>
    <message>
        <source>at least {time} in all</source>
        <translation>mindestens {time} insgesamt</translation>
    </message>
</context>
<context>
    <name>StopController</name>
    <message>
        <source>Stop generating?</source>
        <translation>Erzeugen stoppen?</translation>
    </message>
    <message>
        <source>You would lose more than a minute of work on this picture.</source>
        <translation>Mehr als eine Minute Arbeit an diesem Bild ginge verloren.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Pictures, newest first</source>
        <translation>Bilder, neueste zuerst</translation>
    </message>
</context>
<context>
    <name>StyleChip</name>
    <message>
        <source>Remove the style {name}</source>
        <translation>Den Stil {name} entfernen</translation>
    </message>
    <message>
        <source>Click to remove it. Alt+Left and Alt+Right change the order.</source>
        <translation>Klicken entfernt ihn. Alt+← und Alt+→ ändern die Reihenfolge.</translation>
    </message>
    <message>
        <source>Apply earlier</source>
        <translation>Früher anwenden</translation>
    </message>
    <message>
        <source>Apply later</source>
        <translation>Später anwenden</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>StyleEditor</name>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Insert {prompt}</source>
        <translation>{prompt} einfügen</translation>
    </message>
    <message>
        <source>Added to what you write. {prompt} stands for your words; without it, they come first.</source>
        <translation>Wird Ihrem Text hinzugefügt. {prompt} steht für Ihre Wörter; fehlt es, kommen sie zuerst.</translation>
    </message>
    <message>
        <source>watercolour painting of {prompt}, soft edges</source>
        <translation>watercolour painting of {prompt}, soft edges</translation>
    </message>
    <message>
        <source>Added to your negative prompt, in the same way</source>
        <translation>Wird ebenso Ihrem negativen Prompt hinzugefügt</translation>
    </message>
    <message>
        <source>Put {prompt} where the cursor is, or in place of the selected words</source>
        <translation>{prompt} an den Cursor oder an die Stelle der ausgewählten Wörter setzen</translation>
    </message>
    <message>
        <source>A heading of your own under which the style can be found</source>
        <translation>Eine eigene Überschrift, unter der der Stil zu finden ist</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Prompt of the style</source>
        <translation>Prompt des Stils</translation>
    </message>
    <message>
        <source>Negative prompt of the style</source>
        <translation>Negativer Prompt des Stils</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Negativer Prompt</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>Miniatur</translation>
    </message>
    <message>
        <source>a cat</source>
        <translation>a cat</translation>
    </message>
    <message>
        <source>For example: {words}</source>
        <translation>Zum Beispiel: {words}</translation>
    </message>
    <message>
        <source>“{tag}” has no effect in a style.</source>
        <translation>„{tag}“ bleibt in einem Stil ohne Wirkung.</translation>
    </message>
    <message>
        <source>Options and wildcards stay as they are in a style.</source>
        <translation>Optionen und Wildcards bleiben in einem Stil, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>StylesBox</name>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Choose styles…</source>
        <translation>Stile auswählen…</translation>
    </message>
    <message>
        <source>The practice model doesn&apos;t know the words of {names}.</source>
        <translation>Das Übungsmodell kennt die Wörter von {names} nicht.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>StylesController</name>
    <message>
        <source>Deleted the style “{name}”.</source>
        <translation>Der Stil „{name}“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Import styles</source>
        <translation>Stile importieren</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Export styles</source>
        <translation>Stile exportieren</translation>
    </message>
    <message>
        <source>My style</source>
        <translation>Mein Stil</translation>
    </message>
    <message>
        <source>Saved the style “{name}”.</source>
        <translation>Der Stil „{name}“ wurde gespeichert.</translation>
    </message>
    <message>
        <source>Changed the style “{name}”.</source>
        <translation>Der Stil „{name}“ wurde geändert.</translation>
    </message>
    <message>
        <source>Importing styles…</source>
        <translation>Stile werden importiert…</translation>
    </message>
    <message numerus="yes">
        <source>Imported %n style(s).</source>
        <translation>
            <numerusform>%n Stil wurde importiert.</numerusform>
            <numerusform>%n Stile wurden importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>None of the styles were new.</source>
        <translation>Keiner der Stile war neu.</translation>
    </message>
    <message numerus="yes">
        <source>You already have %n of the styles.</source>
        <translation>
            <numerusform>Einen der Stile (%n) haben Sie schon.</numerusform>
            <numerusform>%n der Stile haben Sie schon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out %n entry(s) without a name or words.</source>
        <translation>
            <numerusform>%n Eintrag ohne Namen oder Wörter wurde ausgelassen.</numerusform>
            <numerusform>%n Einträge ohne Namen oder Wörter wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %n style(s) to “{file}”.</source>
        <translation>
            <numerusform>%n Stil wurde nach „{file}“ exportiert.</numerusform>
            <numerusform>%n Stile wurden nach „{file}“ exportiert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StylesDialog</name>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Search styles</source>
        <translation>Stile durchsuchen</translation>
    </message>
    <message>
        <source>Finds names, descriptions and words of styles</source>
        <translation>Findet Namen, Beschreibungen und Wörter von Stilen</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Which styles are shown</source>
        <translation>Welche Stile gezeigt werden</translation>
    </message>
    <message>
        <source>Words of the style</source>
        <translation>Wörter des Stils</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Edit the style, or a copy of it if it ships with SD Studio</source>
        <translation>Den Stil bearbeiten, oder eine Kopie, wenn er zu SD Studio gehört</translation>
    </message>
    <message>
        <source>New from prompt…</source>
        <translation>Neu aus Prompt…</translation>
    </message>
    <message>
        <source>Make a style from the words in the prompt fields</source>
        <translation>Aus den Wörtern der Prompt-Felder einen Stil machen</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>All styles</source>
        <translation>Alle Stile</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Verwendet</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>No style matches the search.</source>
        <translation>Kein Stil passt zur Suche.</translation>
    </message>
    <message>
        <source>You have no styles of your own yet. Make one from the current prompt or from a picture, or drop a style file here to import it.</source>
        <translation>Sie haben noch keine eigenen Stile. Machen Sie einen aus dem aktuellen Prompt oder einem Bild, oder legen Sie eine Stildatei hier ab, um sie zu importieren.</translation>
    </message>
    <message>
        <source>No favourites yet. Choose “Add to favourites” in a style&apos;s menu to find it here.</source>
        <translation>Noch keine Favoriten. Wählen Sie „Zu Favoriten“ im Menü eines Stils, um ihn hier zu finden.</translation>
    </message>
    <message>
        <source>No style is in use. Double-click one to use it.</source>
        <translation>Kein Stil wird verwendet. Ein Doppelklick verwendet einen.</translation>
    </message>
    <message>
        <source>There are no styles here.</source>
        <translation>Hier sind keine Stile.</translation>
    </message>
    <message>
        <source>Make the next pictures without this style</source>
        <translation>Die nächsten Bilder ohne diesen Stil erzeugen</translation>
    </message>
    <message>
        <source>Stop using</source>
        <translation>Nicht mehr verwenden</translation>
    </message>
    <message>
        <source>Put your prompt in this style; several can be used at once</source>
        <translation>Ihren Prompt in diesen Stil setzen; mehrere können zugleich verwendet werden</translation>
    </message>
    <message>
        <source>Use style</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Negativer Prompt</translation>
    </message>
    <message>
        <source>Rename style</source>
        <translation>Stil umbenennen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Export all your own</source>
        <translation>Alle eigenen exportieren</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Aus Favoriten entfernen</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>Zu Favoriten</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Duplizieren…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Export this style</source>
        <translation>Diesen Stil exportieren</translation>
    </message>
</context>
<context>
    <name>TagEditor</name>
    <message>
        <source>Add tags, separated by commas</source>
        <translation>Schlagwörter, mit Komma getrennt</translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation>Schlagwörter hinzufügen</translation>
    </message>
    <message>
        <source>Remove the tag “{tag}”</source>
        <translation>Das Schlagwort „{tag}“ entfernen</translation>
    </message>
    <message>
        <source>Only some pictures have the tag “{tag}”. Remove it from them</source>
        <translation>Nur manche Bilder haben das Schlagwort „{tag}“. Von ihnen entfernen</translation>
    </message>
</context>
<context>
    <name>TagListsDialog</name>
    <message>
        <source>Tag lists</source>
        <translation>Tag-Listen</translation>
    </message>
    <message>
        <source>Words from these lists are suggested in prompts. A list is a CSV file as A1111&apos;s tag completion uses it: name, category, count, aliases.</source>
        <translation>Wörter aus diesen Listen werden in Prompts vorgeschlagen. Eine Liste ist eine CSV-Datei, wie A1111 sie zum Vervollständigen verwendet: Name, Kategorie, Anzahl, andere Namen.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Add CSV files of tags</source>
        <translation>CSV-Dateien mit Tags hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Move the list to the system&apos;s trash</source>
        <translation>Die Liste in den Papierkorb des Systems verschieben</translation>
    </message>
    <message>
        <source>Undo remove</source>
        <translation>Entfernen rückgängig</translation>
    </message>
    <message>
        <source>Put the last removed list back</source>
        <translation>Die zuletzt entfernte Liste zurückholen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n tag(s)</source>
        <translation>
            <numerusform>{name}: %n Tag</numerusform>
            <numerusform>{name}: %n Tags</numerusform>
        </translation>
    </message>
    <message>
        <source>Import tag lists</source>
        <translation>Tag-Listen importieren</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message numerus="yes">
        <source>“{name}” has %n tag(s).</source>
        <translation>
            <numerusform>„{name}“ hat %n Tag.</numerusform>
            <numerusform>„{name}“ hat %n Tags.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” is in the trash.</source>
        <translation>„{name}“ ist im Papierkorb.</translation>
    </message>
</context>
<context>
    <name>ThumbnailPicker</name>
    <message>
        <source>Thumbnail</source>
        <translation>Miniatur</translation>
    </message>
    <message>
        <source>Choose picture…</source>
        <translation>Bild auswählen…</translation>
    </message>
    <message>
        <source>Use the middle of an image as the thumbnail</source>
        <translation>Die Mitte eines Bildes als Miniatur verwenden</translation>
    </message>
    <message>
        <source>Remove picture</source>
        <translation>Bild entfernen</translation>
    </message>
    <message>
        <source>Show the first letter of the name instead</source>
        <translation>Stattdessen den ersten Buchstaben des Namens zeigen</translation>
    </message>
    <message>
        <source>Choose a thumbnail</source>
        <translation>Miniatur auswählen</translation>
    </message>
</context>
<context>
    <name>TokenLabel</name>
    <message>
        <source>{count} of {limit} tokens</source>
        <translation>{count} von {limit} Token</translation>
    </message>
    <message>
        <source>The model reads {limit} tokens at a time, which is about 50 words. A longer prompt is read in several chunks, which weakens the effect of each word.</source>
        <translation>Das Modell liest {limit} Token auf einmal, etwa 50 Wörter. Ein längerer Prompt wird in mehreren Abschnitten gelesen, was die Wirkung jedes Wortes schwächt.</translation>
    </message>
    <message>
        <source>Part {number} ends after “{words}”.</source>
        <translation>Teil {number} endet nach „{words}“.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more part(s).</source>
        <translation>
            <numerusform>Und %n weiterer Teil.</numerusform>
            <numerusform>Und %n weitere Teile.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainedSizes</name>
    <message>
        <source>Trained size</source>
        <translation>Trainierte Größe</translation>
    </message>
    <message>
        <source>The sizes that this model was trained on; its pictures are best in these.</source>
        <translation>Die Größen, mit denen dieses Modell trainiert wurde; in ihnen werden seine Bilder am besten.</translation>
    </message>
    <message>
        <source>None of them</source>
        <comment>the size of the picture</comment>
        <translation>Keine davon</translation>
    </message>
</context>
<context>
    <name>TransformBar</name>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Left edge of the box, in pixels</source>
        <translation>Linker Rand des Rahmens, in Pixeln</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>Y</translation>
    </message>
    <message>
        <source>Top edge of the box, in pixels</source>
        <translation>Oberer Rand des Rahmens, in Pixeln</translation>
    </message>
    <message>
        <source>W</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Width in percent; a negative value flips it</source>
        <translation>Breite in Prozent; ein negativer Wert spiegelt</translation>
    </message>
    <message>
        <source>H</source>
        <translation>H</translation>
    </message>
    <message>
        <source>Height in percent; a negative value flips it</source>
        <translation>Höhe in Prozent; ein negativer Wert spiegelt</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Rotation clockwise, in degrees</source>
        <translation>Drehung im Uhrzeigersinn, in Grad</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Keep proportions</source>
        <translation>Proportional</translation>
    </message>
    <message>
        <source>Scale width and height together; Shift does the opposite</source>
        <translation>Breite und Höhe gemeinsam skalieren; Umschalt bewirkt das Gegenteil</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Apply the transformation (Enter)</source>
        <translation>Die Transformation anwenden (Eingabe)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave everything as it was (Esc)</source>
        <translation>Alles lassen, wie es war (Esc)</translation>
    </message>
</context>
<context>
    <name>TransformController</name>
    <message>
        <source>Transforming…</source>
        <translation>Wird transformiert…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The layer mask hides the whole layer, so nothing changed.</source>
        <translation>Die Ebenenmaske verbirgt die ganze Ebene, deshalb hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing is painted or selected here, so nothing changed.</source>
        <translation>Hier ist nichts gemalt oder ausgewählt, deshalb hat sich nichts geändert.</translation>
    </message>
</context>
<context>
    <name>TrashController</name>
    <message numerus="yes">
        <source>Put %n picture(s) back.</source>
        <translation>
            <numerusform>%n Bild wurde zurückgelegt.</numerusform>
            <numerusform>%n Bilder wurden zurückgelegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the trash?</source>
        <translation>Papierkorb leeren?</translation>
    </message>
    <message>
        <source>Empty trash</source>
        <translation>Papierkorb leeren</translation>
    </message>
    <message numerus="yes">
        <source>Empty the trash of %n picture(s)?</source>
        <translation>
            <numerusform>Den Papierkorb mit %n Bild leeren?</numerusform>
            <numerusform>Den Papierkorb mit %n Bildern leeren?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete for good?</source>
        <translation>Endgültig löschen?</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n picture(s) for good?</source>
        <translation>
            <numerusform>%n Bild endgültig löschen?</numerusform>
            <numerusform>%n Bilder endgültig löschen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They leave the library, along with their stars, tags and notes, and their files go to the system&apos;s trash.</source>
        <translation>
            <numerusform>Es verlässt die Bibliothek mit seinen Sternen, Schlagwörtern und Notizen, und seine Datei kommt in den Papierkorb des Systems.</numerusform>
            <numerusform>Sie verlassen die Bibliothek mit ihren Sternen, Schlagwörtern und Notizen, und ihre Dateien kommen in den Papierkorb des Systems.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>Moved %n picture(s) to the system&apos;s trash.</source>
        <translation>
            <numerusform>%n Bild wurde in den Papierkorb des Systems verschoben.</numerusform>
            <numerusform>%n Bilder wurden in den Papierkorb des Systems verschoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The system has no trash for %n picture(s), which stay.</source>
        <translation>
            <numerusform>Das System hat für %n Bild keinen Papierkorb; es bleibt.</numerusform>
            <numerusform>Das System hat für %n Bilder keinen Papierkorb; sie bleiben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UpdateDialog</name>
    <message>
        <source>Updates</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>What&apos;s new</source>
        <translation>Neuerungen</translation>
    </message>
    <message>
        <source>Check automatically, at most once a day</source>
        <translation>Selbst nachsehen, höchstens einmal am Tag</translation>
    </message>
    <message>
        <source>Open download page</source>
        <translation>Downloadseite öffnen</translation>
    </message>
    <message>
        <source>Looking for a newer version…</source>
        <translation>Eine neuere Version wird gesucht…</translation>
    </message>
    <message>
        <source>You have the newest version ({version}).</source>
        <translation>Sie haben die neueste Version ({version}).</translation>
    </message>
    <message>
        <source>SD Studio {version} is available; you have {current}.</source>
        <translation>SD Studio {version} ist verfügbar; Sie haben {current}.</translation>
    </message>
    <message>
        <source>Updating keeps your pictures, models and settings.</source>
        <translation>Ein Update behält Ihre Bilder, Modelle und Einstellungen.</translation>
    </message>
</context>
<context>
    <name>UpscaleDialog</name>
    <message>
        <source>Fast upscale</source>
        <translation>Schnell hochskalieren</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Upscaler</source>
        <translation>Upscaler</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Get more…</source>
        <translation>Mehr holen…</translation>
    </message>
    <message>
        <source>Get more upscalers</source>
        <translation>Weitere Upscaler holen</translation>
    </message>
    <message>
        <source>Show the upscalers that can be downloaded or imported</source>
        <translation>Die Upscaler zeigen, die heruntergeladen oder importiert werden können</translation>
    </message>
    <message>
        <source>How much wider and higher the pictures become, from 1 to 8.</source>
        <translation>Um welchen Faktor die Bilder breiter und höher werden, von 1 bis 8.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Choose the folder with the pictures</source>
        <translation>Den Ordner mit den Bildern auswählen</translation>
    </message>
    <message>
        <source>Choose the folder for copies</source>
        <translation>Den Ordner für Kopien auswählen</translation>
    </message>
    <message>
        <source>Also save the results in a folder</source>
        <translation>Die Ergebnisse auch in einem Ordner speichern</translation>
    </message>
    <message>
        <source>Results are in the library in any case. Files that are already in the folder are kept, and their pictures are skipped.</source>
        <translation>Die Ergebnisse sind auf jeden Fall in der Bibliothek. Dateien, die schon im Ordner sind, bleiben, und ihre Bilder werden übersprungen.</translation>
    </message>
    <message>
        <source>Upscale the pictures in a folder</source>
        <translation>Die Bilder eines Ordners hochskalieren</translation>
    </message>
    <message>
        <source>Save copies in</source>
        <translation>Kopien speichern in</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>Noch nichts gewählt</translation>
    </message>
    <message>
        <source>Choose the folder whose pictures are to be enlarged.</source>
        <translation>Wählen Sie den Ordner, dessen Bilder vergrößert werden sollen.</translation>
    </message>
    <message numerus="yes">
        <source>The folder has %n picture(s).</source>
        <translation>
            <numerusform>Der Ordner enthält %n Bild.</numerusform>
            <numerusform>Der Ordner enthält %n Bilder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) will be enlarged.</source>
        <translation>
            <numerusform>%n Bild wird vergrößert.</numerusform>
            <numerusform>%n Bilder werden vergrößert.</numerusform>
        </translation>
    </message>
    <message>
        <source>{before} becomes {after} pixels.</source>
        <translation>Aus {before} werden {after} Pixel.</translation>
    </message>
    <message>
        <source>No side can be longer than {limit} pixels.</source>
        <translation>Keine Seite kann länger als {limit} Pixel sein.</translation>
    </message>
    <message>
        <source>Get one…</source>
        <translation>Holen…</translation>
    </message>
    <message>
        <source>Get an upscaler</source>
        <translation>Ein Modell zum Hochskalieren holen</translation>
    </message>
    <message>
        <source>Looking into the folder…</source>
        <translation>Der Ordner wird durchgesehen…</translation>
    </message>
</context>
<context>
    <name>ViewSwitch</name>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation>{position} von {count}</translation>
    </message>
    <message>
        <source>This picture can&apos;t be opened.</source>
        <translation>Dieses Bild kann nicht geöffnet werden.</translation>
    </message>
</context>
<context>
    <name>ViewerBar</name>
    <message>
        <source>Previous picture</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>An Fenster anpassen</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>Start the slideshow; any key stops it</source>
        <translation>Die Diashow starten; jede Taste beendet sie</translation>
    </message>
    <message>
        <source>How long each picture of the slideshow is shown</source>
        <translation>Wie lange jedes Bild der Diashow gezeigt wird</translation>
    </message>
    <message>
        <source>Show how this picture was made</source>
        <translation>Zeigen, wie dieses Bild entstanden ist</translation>
    </message>
    <message>
        <source>View full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>{seconds} s for each picture</source>
        <translation>{seconds} s je Bild</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Ready to try: the practice model</source>
        <translation>Zum Ausprobieren bereit: das Übungsmodell</translation>
    </message>
    <message>
        <source>It is small and knows only a few words: try one of the example prompts on the left. For anything else, get a full model. It is downloaded once and then works offline.</source>
        <translation>Es ist klein und kennt nur wenige Wörter: Versuchen Sie links einen der Beispiel-Prompts. Für alles andere holen Sie ein volles Modell. Es wird einmal heruntergeladen und läuft dann ohne Internet.</translation>
    </message>
    <message>
        <source>Close; you can open it again from the Help menu</source>
        <translation>Schließen; das Menü „Hilfe“ öffnet es wieder</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>All models…</source>
        <translation>Alle Modelle…</translation>
    </message>
    <message>
        <source>See all models and what they are good for</source>
        <translation>Alle Modelle sehen und wofür sie gut sind</translation>
    </message>
    <message>
        <source>Import a model…</source>
        <translation>Modell importieren…</translation>
    </message>
    <message>
        <source>Import a model from a file that you already have</source>
        <translation>Ein Modell aus einer Datei importieren, die Sie schon haben</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>{size} download: {slow} at 20 Mbit/s, {quick} at 100 Mbit/s</source>
        <translation>{size} Download: {slow} bei 20 Mbit/s, {quick} bei 100 Mbit/s</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>Modelle werden gesucht…</translation>
    </message>
    <message>
        <source>Measuring the speed of this computer…</source>
        <translation>Das Tempo dieses Computers wird gemessen…</translation>
    </message>
</context>
<context>
    <name>WildcardsDialog</name>
    <message>
        <source>Wildcards</source>
        <translation>Wildcards</translation>
    </message>
    <message>
        <source>Find a wildcard</source>
        <translation>Wildcard suchen</translation>
    </message>
    <message>
        <source>Entries, one on each line</source>
        <translation>Einträge, einer je Zeile</translation>
    </message>
    <message>
        <source>One entry on each line</source>
        <translation>Ein Eintrag je Zeile</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Neu…</translation>
    </message>
    <message>
        <source>Add a wildcard</source>
        <translation>Eine Wildcard hinzufügen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Change its name or folder</source>
        <translation>Ihren Namen oder Ordner ändern</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Move its file to the system&apos;s trash</source>
        <translation>Ihre Datei in den Papierkorb des Systems verschieben</translation>
    </message>
    <message>
        <source>Undo delete</source>
        <translation>Löschen rückgängig</translation>
    </message>
    <message>
        <source>Put the last deleted wildcard back</source>
        <translation>Die zuletzt gelöschte Wildcard zurückholen</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Put its name into the prompt</source>
        <translation>Ihren Namen in den Prompt setzen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Show the files in the file manager</source>
        <translation>Die Dateien im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>A wildcard is a list of words or phrases. Write its name between double underscores, such as __animals__, and each prompt gets one of its entries.</source>
        <translation>Eine Wildcard ist eine Liste von Wörtern oder Wortgruppen. Schreiben Sie ihren Namen zwischen doppelte Unterstriche, z.&#xa0;B. __animals__, dann erhält jeder Prompt einen ihrer Einträge.</translation>
    </message>
    <message>
        <source>This file is too long to be edited here. Open it in a text editor.</source>
        <translation>Diese Datei ist zu lang, um sie hier zu bearbeiten. Öffnen Sie sie in einem Texteditor.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>New wildcard</source>
        <translation>Neue Wildcard</translation>
    </message>
    <message>
        <source>Name, with / for folders:</source>
        <translation>Name, mit / für Ordner:</translation>
    </message>
    <message>
        <source>Rename wildcard</source>
        <translation>Wildcard umbenennen</translation>
    </message>
    <message>
        <source>Moved “{name}” to the system&apos;s trash.</source>
        <translation>„{name}“ wurde in den Papierkorb des Systems verschoben.</translation>
    </message>
    <message>
        <source>Import wildcards</source>
        <translation>Wildcards importieren</translation>
    </message>
    <message>
        <source>Copy text files, or the lists in a YAML file, as wildcards</source>
        <translation>Textdateien oder die Listen einer YAML-Datei als Wildcards kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Imported %n wildcard(s).</source>
        <translation>
            <numerusform>%n Wildcard importiert.</numerusform>
            <numerusform>%n Wildcards importiert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ZoomButton</name>
    <message>
        <source>Zoom, rotate or mirror the view</source>
        <translation>Die Ansicht zoomen, drehen oder spiegeln</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>{degrees}°</source>
        <translation>{degrees}°</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>gespiegelt</translation>
    </message>
    <message>
        <source>View: {state}</source>
        <translation>Ansicht: {state}</translation>
    </message>
</context>
<context>
    <name>_AxisRow</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Text values separated by |</source>
        <translation>Textwerte, durch | getrennt</translation>
    </message>
    <message>
        <source>Separate with commas; available: {known}</source>
        <translation>Durch Kommas getrennt; verfügbar: {known}</translation>
    </message>
    <message>
        <source>Values separated by commas or semicolons, or a range such as 10:50:10 (first:last:step)</source>
        <translation>Werte, durch Kommas oder Semikolons getrennt, oder ein Bereich wie 10:50:10 (erster:letzter:Schritt)</translation>
    </message>
</context>
<context>
    <name>_PromptDelegate</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Erstellen</translation>
    </message>
    <message>
        <source>Make new pictures</source>
        <translation>Neue Bilder erzeugen</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Leinwand</translation>
    </message>
    <message>
        <source>Paint on a picture, or over what should change in it</source>
        <translation>Auf einem Bild malen, oder übermalen, was sich daran ändern soll</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>&amp;Bibliothek</translation>
    </message>
    <message>
        <source>Find, sort and look at all your pictures</source>
        <translation>Alle Ihre Bilder finden, ordnen und ansehen</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Generieren</translation>
    </message>
    <message>
        <source>Generate pictures from the prompt</source>
        <translation>Bilder aus dem Prompt erzeugen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>Stop the current picture; finished pictures are kept</source>
        <translation>Das aktuelle Bild stoppen; fertige bleiben</translation>
    </message>
    <message>
        <source>Stop with con&amp;firmation</source>
        <translation>Stoppen mit &amp;Nachfrage</translation>
    </message>
    <message>
        <source>Stop the current picture, but ask first if a lot of work would be lost</source>
        <translation>Das aktuelle Bild stoppen, aber erst fragen, wenn viel Arbeit verloren ginge</translation>
    </message>
    <message>
        <source>Choose &amp;model</source>
        <translation>&amp;Modell wählen</translation>
    </message>
    <message>
        <source>Choose the model that generates the pictures</source>
        <translation>Das Modell wählen, das die Bilder erzeugt</translation>
    </message>
    <message>
        <source>&amp;Open model folder…</source>
        <translation>M&amp;odellordner öffnen…</translation>
    </message>
    <message>
        <source>Use a Stable Diffusion model from a folder</source>
        <translation>Ein Stable-Diffusion-Modell aus einem Ordner verwenden</translation>
    </message>
    <message>
        <source>Manage mo&amp;dels…</source>
        <translation>Modelle &amp;verwalten…</translation>
    </message>
    <message>
        <source>Download, import, verify, export and remove models</source>
        <translation>Modelle herunterladen, importieren, prüfen, exportieren und entfernen</translation>
    </message>
    <message>
        <source>&amp;Import model…</source>
        <translation>Modell &amp;importieren…</translation>
    </message>
    <message>
        <source>Import a model, LoRA or embedding from a file</source>
        <translation>Ein Modell, LoRA oder Embedding aus einer Datei importieren</translation>
    </message>
    <message>
        <source>C&amp;hoose input picture…</source>
        <translation>Ausgangsbi&amp;ld auswählen…</translation>
    </message>
    <message>
        <source>Start from an existing picture instead of the prompt alone</source>
        <translation>Von einem vorhandenen Bild ausgehen statt vom Prompt allein</translation>
    </message>
    <message>
        <source>Paste pict&amp;ure</source>
        <translation>Bild &amp;einfügen</translation>
    </message>
    <message>
        <source>Use the picture on the clipboard as the input picture</source>
        <translation>Das Bild in der Zwischenablage als Ausgangsbild verwenden</translation>
    </message>
    <message>
        <source>Start f&amp;rom this picture</source>
        <translation>&amp;Von diesem Bild ausgehen</translation>
    </message>
    <message>
        <source>Generate a new picture based on this one (image to image)</source>
        <translation>Ein neues Bild auf Grundlage von diesem erzeugen (Bild zu Bild)</translation>
    </message>
    <message>
        <source>In&amp;paint this picture</source>
        <translation>Teil dieses Bildes ändern (&amp;Inpainting)</translation>
    </message>
    <message>
        <source>Regenerate the parts you paint over; the rest stays as it is</source>
        <translation>Übermalte Teile neu erzeugen; der Rest bleibt, wie er ist</translation>
    </message>
    <message>
        <source>Upsca&amp;le this picture</source>
        <translation>&amp;Dieses Bild hochskalieren</translation>
    </message>
    <message>
        <source>Enlarge this picture to four times its width and height (x4 upscaler)</source>
        <translation>Dieses Bild auf das Vierfache seiner Breite und Höhe vergrößern (x4-Upscaler)</translation>
    </message>
    <message>
        <source>Fast upscale…</source>
        <translation>Schnell hochskalieren…</translation>
    </message>
    <message>
        <source>Enlarge the selected pictures with an upscaler, without a prompt</source>
        <translation>Die ausgewählten Bilder mit einem Upscaler vergrößern, ohne Prompt</translation>
    </message>
    <message>
        <source>Fast upscale a folder…</source>
        <translation>Ordner schnell hochskalieren…</translation>
    </message>
    <message>
        <source>Enlarge all pictures in a folder with an upscaler</source>
        <translation>Alle Bilder eines Ordners mit einem Upscaler vergrößern</translation>
    </message>
    <message>
        <source>&amp;Before and after</source>
        <translation>Vorher &amp;und nachher</translation>
    </message>
    <message>
        <source>Compare this picture with the one it started from</source>
        <translation>Dieses Bild mit dem vergleichen, von dem es ausging</translation>
    </message>
    <message>
        <source>Paint on can&amp;vas</source>
        <translation>Auf &amp;Leinwand malen</translation>
    </message>
    <message>
        <source>Switch between painting on the input picture and viewing the result</source>
        <translation>Zwischen dem Malen auf dem Ausgangsbild und dem Ergebnis wechseln</translation>
    </message>
    <message>
        <source>Ne&amp;w canvas…</source>
        <translation>&amp;Neue Leinwand…</translation>
    </message>
    <message>
        <source>Start with a blank picture to sketch on, then repaint it with Generate</source>
        <translation>Mit einem leeren Bild beginnen, darauf skizzieren und es mit „Generieren“ neu malen</translation>
    </message>
    <message>
        <source>&amp;Estimate depth</source>
        <translation>Tiefe &amp;schätzen</translation>
    </message>
    <message>
        <source>Let the depth model estimate what is near and far, as a layer that you can change</source>
        <translation>Das Tiefenmodell schätzen lassen, was nah und fern ist, als Ebene zum Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Open depth map…</source>
        <translation>T&amp;iefenkarte öffnen…</translation>
    </message>
    <message>
        <source>Use a greyscale picture as the depth: white is near</source>
        <translation>Ein Graustufenbild als Tiefe verwenden: Weiß ist nah</translation>
    </message>
    <message>
        <source>&amp;Adjust depth…</source>
        <translation>Tiefe &amp;anpassen…</translation>
    </message>
    <message>
        <source>Change the levels of the depth, invert it or blur it</source>
        <translation>Die Tonwerte der Tiefe ändern, sie umkehren oder weichzeichnen</translation>
    </message>
    <message>
        <source>S&amp;how depth</source>
        <translation>&amp;Tiefe zeigen</translation>
    </message>
    <message>
        <source>Show the depth over the picture and use it; hidden depth isn&apos;t used</source>
        <translation>Die Tiefe über dem Bild zeigen und verwenden; eine ausgeblendete wird nicht verwendet</translation>
    </message>
    <message>
        <source>&amp;Save depth map…</source>
        <translation>Ti&amp;efenkarte speichern…</translation>
    </message>
    <message>
        <source>Save the depth as a greyscale picture: white is near</source>
        <translation>Die Tiefe als Graustufenbild speichern: Weiß ist nah</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>&amp;Pinsel</translation>
    </message>
    <message>
        <source>Paint over what should change; the right mouse button erases</source>
        <translation>Übermalen, was sich ändern soll; die rechte Maustaste radiert</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>&amp;Radierer</translation>
    </message>
    <message>
        <source>Erase parts of the mask; the right mouse button paints</source>
        <translation>Teile der Maske radieren; die rechte Maustaste malt</translation>
    </message>
    <message>
        <source>S&amp;wap brush and eraser, or colours</source>
        <translation>Pinsel &amp;und Radierer oder Farben tauschen</translation>
    </message>
    <message>
        <source>On a mask, switch between brush and eraser; on a layer, swap foreground and background colour</source>
        <translation>Auf einer Maske zwischen Pinsel und Radierer wechseln, auf einer Ebene Vorder- und Hintergrundfarbe tauschen</translation>
    </message>
    <message>
        <source>&amp;Rectangle</source>
        <translation>Re&amp;chteck</translation>
    </message>
    <message>
        <source>Mask a rectangle; Shift makes it square</source>
        <translation>Ein Rechteck maskieren; Umschalt macht es quadratisch</translation>
    </message>
    <message>
        <source>Ell&amp;ipse</source>
        <translation>&amp;Ellipse</translation>
    </message>
    <message>
        <source>Mask an ellipse; Shift makes it a circle</source>
        <translation>Eine Ellipse maskieren; Umschalt macht sie zum Kreis</translation>
    </message>
    <message>
        <source>L&amp;asso</source>
        <translation>&amp;Lasso</translation>
    </message>
    <message>
        <source>Mask an area that you draw around freehand</source>
        <translation>Einen Bereich maskieren, den Sie freihändig umfahren</translation>
    </message>
    <message>
        <source>&amp;Polygon</source>
        <translation>P&amp;olygon</translation>
    </message>
    <message>
        <source>Mask an area with straight edges, corner by corner</source>
        <translation>Einen Bereich mit geraden Kanten maskieren, Ecke für Ecke</translation>
    </message>
    <message>
        <source>Magic wan&amp;d</source>
        <translation>&amp;Zauberstab</translation>
    </message>
    <message>
        <source>Mask areas of the colour you click</source>
        <translation>Bereiche der angeklickten Farbe maskieren</translation>
    </message>
    <message>
        <source>&amp;Fill an area</source>
        <translation>&amp;Bereich füllen</translation>
    </message>
    <message>
        <source>Fill an outline painted on the mask, or an area of one colour on a layer</source>
        <translation>Einen auf der Maske gemalten Umriss füllen, oder auf einer Ebene einen Bereich einer Farbe</translation>
    </message>
    <message>
        <source>Select &amp;object</source>
        <translation>Objekt &amp;auswählen</translation>
    </message>
    <message>
        <source>Mask an object that you click or drag a box around</source>
        <translation>Ein Objekt maskieren, auf das Sie klicken oder um das Sie einen Rahmen ziehen</translation>
    </message>
    <message>
        <source>E&amp;yedropper</source>
        <translation>P&amp;ipette</translation>
    </message>
    <message>
        <source>Pick a colour from the picture; while painting on a layer, you can also hold Alt</source>
        <translation>Eine Farbe aus dem Bild aufnehmen; beim Malen auf einer Ebene können Sie auch Alt halten</translation>
    </message>
    <message>
        <source>&amp;Colour…</source>
        <translation>&amp;Farbe…</translation>
    </message>
    <message>
        <source>Choose the colours for painting on layers</source>
        <translation>Die Farben zum Malen auf Ebenen wählen</translation>
    </message>
    <message>
        <source>Default colours: black and w&amp;hite</source>
        <translation>&amp;Standardfarben: Schwarz und Weiß</translation>
    </message>
    <message>
        <source>Make the foreground colour black and the background colour white</source>
        <translation>Die Vordergrundfarbe schwarz und die Hintergrundfarbe weiß machen</translation>
    </message>
    <message>
        <source>Fill with colo&amp;ur</source>
        <translation>&amp;Mit Farbe füllen</translation>
    </message>
    <message>
        <source>Fill the selected part of the layer, or all of it if nothing is selected, with the foreground colour</source>
        <translation>Den ausgewählten Teil der Ebene, ohne Auswahl die ganze, mit der Vordergrundfarbe füllen</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>Bild öffnen…</translation>
    </message>
    <message>
        <source>Choose a picture to add as a layer, to start from, to use as a mask, and more</source>
        <translation>Ein Bild auswählen, um es als Ebene, Ausgangsbild, Maske und mehr zu verwenden</translation>
    </message>
    <message>
        <source>&amp;Smaller brush</source>
        <translation>&amp;Kleinerer Pinsel</translation>
    </message>
    <message>
        <source>Make the brush and eraser smaller</source>
        <translation>Pinsel und Radierer verkleinern</translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation>&amp;Größerer Pinsel</translation>
    </message>
    <message>
        <source>Make the brush and eraser larger</source>
        <translation>Pinsel und Radierer vergrößern</translation>
    </message>
    <message>
        <source>&amp;Fill mask</source>
        <translation>Maske &amp;füllen</translation>
    </message>
    <message>
        <source>Mask the whole picture; then erase what should stay</source>
        <translation>Das ganze Bild maskieren; radieren Sie dann, was bleiben soll</translation>
    </message>
    <message>
        <source>&amp;Clear mask</source>
        <translation>Maske &amp;leeren</translation>
    </message>
    <message>
        <source>Erase the whole mask</source>
        <translation>Die ganze Maske radieren</translation>
    </message>
    <message>
        <source>&amp;Invert mask</source>
        <translation>Maske &amp;umkehren</translation>
    </message>
    <message>
        <source>Change what would stay, and keep what would change</source>
        <translation>Ändern, was bliebe, und behalten, was sich ändern würde</translation>
    </message>
    <message>
        <source>Select what is painted</source>
        <translation>Gemaltes auswählen</translation>
    </message>
    <message>
        <source>Replace the mask with what is painted on the current layer</source>
        <translation>Die Maske durch das ersetzen, was auf der aktuellen Ebene gemalt ist</translation>
    </message>
    <message>
        <source>&amp;Grow, shrink or feather…</source>
        <translation>Erweitern, &amp;verkleinern, weicher Rand…</translation>
    </message>
    <message>
        <source>Move the edge of the mask, or soften it</source>
        <translation>Den Rand der Maske verschieben oder weich machen</translation>
    </message>
    <message>
        <source>&amp;Open mask…</source>
        <translation>M&amp;aske öffnen…</translation>
    </message>
    <message>
        <source>Load a mask from a file: white areas change, black areas stay</source>
        <translation>Eine Maske aus einer Datei laden: Weiße Bereiche ändern sich, schwarze bleiben</translation>
    </message>
    <message>
        <source>&amp;Save mask…</source>
        <translation>Maske s&amp;peichern…</translation>
    </message>
    <message>
        <source>Save the mask as a picture: white areas change</source>
        <translation>Die Maske als Bild speichern: Weiße Bereiche ändern sich</translation>
    </message>
    <message>
        <source>Cop&amp;y mask</source>
        <translation>Maske &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the mask, for another picture or another program</source>
        <translation>Die Maske kopieren, für ein anderes Bild oder Programm</translation>
    </message>
    <message>
        <source>&amp;Paste mask</source>
        <translation>Maske &amp;einfügen</translation>
    </message>
    <message>
        <source>Use the picture on the clipboard as the mask</source>
        <translation>Das Bild in der Zwischenablage als Maske verwenden</translation>
    </message>
    <message>
        <source>&amp;Hide mask</source>
        <translation>Ma&amp;ske ausblenden</translation>
    </message>
    <message>
        <source>Show the picture without the mask</source>
        <translation>Das Bild ohne die Maske zeigen</translation>
    </message>
    <message>
        <source>Choose &amp;automatically</source>
        <translation>&amp;Automatisch wählen</translation>
    </message>
    <message>
        <source>Replace what is masked, or vary the whole picture if nothing is</source>
        <translation>Ersetzen, was maskiert ist, oder das ganze Bild variieren, wenn nichts maskiert ist</translation>
    </message>
    <message>
        <source>Show &amp;pre-fill</source>
        <translation>&amp;Vorfüllung zeigen</translation>
    </message>
    <message>
        <source>Show what the model starts from: its context with the masked area pre-filled</source>
        <translation>Zeigen, womit das Modell beginnt: seinen Kontext mit dem vorgefüllten maskierten Bereich</translation>
    </message>
    <message>
        <source>&amp;Reset context</source>
        <translation>&amp;Kontext zurücksetzen</translation>
    </message>
    <message>
        <source>Let the mask decide again which part of the picture the model sees</source>
        <translation>Wieder die Maske bestimmen lassen, welchen Teil des Bildes das Modell sieht</translation>
    </message>
    <message>
        <source>Mask &amp;list</source>
        <translation>&amp;Maskenliste</translation>
    </message>
    <message>
        <source>List all masks of the picture beside it</source>
        <translation>Alle Masken des Bildes daneben auflisten</translation>
    </message>
    <message>
        <source>&amp;New mask</source>
        <translation>&amp;Neue Maske</translation>
    </message>
    <message>
        <source>Add an empty mask with its own strength, and paint on it</source>
        <translation>Eine leere Maske mit eigener Stärke hinzufügen und darauf malen</translation>
    </message>
    <message>
        <source>D&amp;uplicate mask</source>
        <translation>Maske &amp;duplizieren</translation>
    </message>
    <message>
        <source>Add a copy of the mask you are painting on</source>
        <translation>Eine Kopie der Maske hinzufügen, auf der Sie malen</translation>
    </message>
    <message>
        <source>&amp;Rename mask</source>
        <translation>Maske um&amp;benennen</translation>
    </message>
    <message>
        <source>Rename the mask you are painting on</source>
        <translation>Die Maske umbenennen, auf der Sie malen</translation>
    </message>
    <message>
        <source>&amp;Delete mask</source>
        <translation>Ma&amp;ske löschen</translation>
    </message>
    <message>
        <source>Delete the mask you are painting on</source>
        <translation>Die Maske löschen, auf der Sie malen</translation>
    </message>
    <message>
        <source>Use a mask from another pic&amp;ture…</source>
        <translation>Maske e&amp;ines anderen Bildes…</translation>
    </message>
    <message>
        <source>Add a mask that you painted on another picture</source>
        <translation>Eine Maske hinzufügen, die Sie auf einem anderen Bild gemalt haben</translation>
    </message>
    <message>
        <source>&amp;Layers and masks</source>
        <translation>Ebenen und &amp;Masken</translation>
    </message>
    <message>
        <source>Show the layers and masks beside the canvas</source>
        <translation>Die Ebenen und Masken neben der Leinwand zeigen</translation>
    </message>
    <message>
        <source>&amp;New layer</source>
        <translation>&amp;Neue Ebene</translation>
    </message>
    <message>
        <source>Add an empty layer to paint on; the picture stays as it is</source>
        <translation>Eine leere Ebene zum Malen hinzufügen; das Bild bleibt, wie es ist</translation>
    </message>
    <message>
        <source>D&amp;uplicate layer</source>
        <translation>Ebene &amp;duplizieren</translation>
    </message>
    <message>
        <source>Add a copy of the layer, directly above it</source>
        <translation>Eine Kopie der Ebene hinzufügen, direkt darüber</translation>
    </message>
    <message>
        <source>&amp;Rename layer</source>
        <translation>Ebene &amp;umbenennen</translation>
    </message>
    <message>
        <source>Give the layer a name that says what is on it</source>
        <translation>Der Ebene einen Namen geben, der sagt, was darauf ist</translation>
    </message>
    <message>
        <source>&amp;Delete layer</source>
        <translation>Ebene &amp;löschen</translation>
    </message>
    <message>
        <source>Delete the layer with all that is painted on it; Undo brings it back</source>
        <translation>Die Ebene mit allem löschen, was darauf gemalt ist; Rückgängig holt sie zurück</translation>
    </message>
    <message>
        <source>&amp;Clear layer</source>
        <translation>&amp;Ebene leeren</translation>
    </message>
    <message>
        <source>Erase the selected part of the layer, or all of it if nothing is selected</source>
        <translation>Den ausgewählten Teil der Ebene radieren, ohne Auswahl die ganze</translation>
    </message>
    <message>
        <source>Choose layer &amp;above</source>
        <translation>Ebene darüber &amp;wählen</translation>
    </message>
    <message>
        <source>Paint on the layer above this one</source>
        <translation>Auf der Ebene darüber malen</translation>
    </message>
    <message>
        <source>Choose layer &amp;below</source>
        <translation>Ebene darunter wä&amp;hlen</translation>
    </message>
    <message>
        <source>Paint on the layer below this one</source>
        <translation>Auf der Ebene darunter malen</translation>
    </message>
    <message>
        <source>Move layer u&amp;p</source>
        <translation>Ebene nach &amp;oben</translation>
    </message>
    <message>
        <source>Move the layer one place up in the list</source>
        <translation>Die Ebene in der Liste um einen Platz nach oben schieben</translation>
    </message>
    <message>
        <source>Move layer d&amp;own</source>
        <translation>E&amp;bene nach unten</translation>
    </message>
    <message>
        <source>Move the layer one place down in the list</source>
        <translation>Die Ebene in der Liste um einen Platz nach unten schieben</translation>
    </message>
    <message>
        <source>Lock &amp;transparency</source>
        <translation>&amp;Transparenz sperren</translation>
    </message>
    <message>
        <source>Paint only where the layer already has colour</source>
        <translation>Nur malen, wo die Ebene schon Farbe hat</translation>
    </message>
    <message>
        <source>Re&amp;ference layer</source>
        <translation>&amp;Referenzebene</translation>
    </message>
    <message>
        <source>Keep the layer for reference only; it is not part of the picture</source>
        <translation>Die Ebene nur als Referenz behalten; sie gehört nicht zum Bild</translation>
    </message>
    <message>
        <source>Layer mask from &amp;selection</source>
        <translation>Ebenenmas&amp;ke aus Auswahl</translation>
    </message>
    <message>
        <source>Show only the selected part of the layer; nothing is erased</source>
        <translation>Nur den ausgewählten Teil der Ebene zeigen; nichts wird radiert</translation>
    </message>
    <message>
        <source>Pa&amp;int on layer mask</source>
        <translation>Au&amp;f Ebenenmaske malen</translation>
    </message>
    <message>
        <source>Brush and eraser show and hide parts of the layer</source>
        <translation>Pinsel und Radierer zeigen und verbergen Teile der Ebene</translation>
    </message>
    <message>
        <source>Appl&amp;y layer mask</source>
        <translation>Ebenenma&amp;ske anwenden</translation>
    </message>
    <message>
        <source>Erase what the layer mask hides, and remove the mask</source>
        <translation>Radieren, was die Ebenenmaske verbirgt, und die Maske entfernen</translation>
    </message>
    <message>
        <source>Delete layer mas&amp;k</source>
        <translation>Ebenenm&amp;aske löschen</translation>
    </message>
    <message>
        <source>Remove the layer mask, so that all of the layer shows</source>
        <translation>Die Ebenenmaske entfernen, sodass die ganze Ebene zu sehen ist</translation>
    </message>
    <message>
        <source>&amp;Merge down</source>
        <translation>Nach unten &amp;vereinen</translation>
    </message>
    <message>
        <source>Merge the layer with the one below it</source>
        <translation>Die Ebene mit der darunter vereinen</translation>
    </message>
    <message>
        <source>Merge &amp;visible layers</source>
        <translation>S&amp;ichtbare Ebenen vereinen</translation>
    </message>
    <message>
        <source>Merge all visible layers into one; the picture below them stays as it is</source>
        <translation>Alle sichtbaren Ebenen zu einer vereinen; das Bild darunter bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Flatten to ne&amp;w picture</source>
        <translation>&amp;Zu neuem Bild vereinen</translation>
    </message>
    <message>
        <source>Continue on a new picture that combines this one and its visible layers</source>
        <translation>Auf einem neuen Bild weitermachen, das dieses und seine sichtbaren Ebenen vereint</translation>
    </message>
    <message>
        <source>Mo&amp;ve</source>
        <translation>&amp;Verschieben</translation>
    </message>
    <message>
        <source>Drag the layer, its selected part, or the mask</source>
        <translation>Die Ebene, ihren ausgewählten Teil oder die Maske ziehen</translation>
    </message>
    <message>
        <source>&amp;Transform</source>
        <translation>&amp;Transformieren</translation>
    </message>
    <message>
        <source>Scale and rotate the layer, its selected part, or the mask</source>
        <translation>Die Ebene, ihren ausgewählten Teil oder die Maske skalieren und drehen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>Move the selected part of the layer to the clipboard</source>
        <translation>Den ausgewählten Teil der Ebene in die Zwischenablage verschieben</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected part of the layer to the clipboard</source>
        <translation>Den ausgewählten Teil der Ebene in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;merged</source>
        <translation>&amp;Vereint kopieren</translation>
    </message>
    <message>
        <source>Copy the selected part of the picture with all its visible layers</source>
        <translation>Den ausgewählten Teil des Bildes mit allen sichtbaren Ebenen kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste as layer</source>
        <translation>Als &amp;Ebene einfügen</translation>
    </message>
    <message>
        <source>Add the picture on the clipboard as a new layer</source>
        <translation>Das Bild in der Zwischenablage als neue Ebene hinzufügen</translation>
    </message>
    <message>
        <source>Flip &amp;horizontally</source>
        <translation>&amp;Horizontal spiegeln</translation>
    </message>
    <message>
        <source>Mirror the layer, its selected part, or the mask from left to right</source>
        <translation>Die Ebene, ihren ausgewählten Teil oder die Maske von links nach rechts spiegeln</translation>
    </message>
    <message>
        <source>Flip &amp;vertically</source>
        <translation>Vertikal &amp;spiegeln</translation>
    </message>
    <message>
        <source>Mirror the layer, its selected part, or the mask from top to bottom</source>
        <translation>Die Ebene, ihren ausgewählten Teil oder die Maske von oben nach unten spiegeln</translation>
    </message>
    <message>
        <source>Rotate &amp;left by 90°</source>
        <translation>&amp;Um 90° nach links drehen</translation>
    </message>
    <message>
        <source>Turn the layer, its selected part, or the mask anticlockwise</source>
        <translation>Die Ebene, ihren ausgewählten Teil oder die Maske gegen den Uhrzeigersinn drehen</translation>
    </message>
    <message>
        <source>Rotate &amp;right by 90°</source>
        <translation>Um &amp;90° nach rechts drehen</translation>
    </message>
    <message>
        <source>Turn the layer, its selected part, or the mask clockwise</source>
        <translation>Die Ebene, ihren ausgewählten Teil oder die Maske im Uhrzeigersinn drehen</translation>
    </message>
    <message>
        <source>Crop l&amp;ayer to selection</source>
        <translation>Ebene auf Auswahl &amp;zuschneiden</translation>
    </message>
    <message>
        <source>Remove the part of the layer outside the rectangle around the selection</source>
        <translation>Den Teil der Ebene außerhalb des Rechtecks um die Auswahl entfernen</translation>
    </message>
    <message>
        <source>Crop ca&amp;nvas to selection</source>
        <translation>&amp;Leinwand auf Auswahl zuschneiden</translation>
    </message>
    <message>
        <source>Continue on the selected part of the picture, with its layers</source>
        <translation>Auf dem ausgewählten Teil des Bildes weitermachen, mit seinen Ebenen</translation>
    </message>
    <message>
        <source>E&amp;xport canvas…</source>
        <translation>Le&amp;inwand exportieren…</translation>
    </message>
    <message>
        <source>Save the picture and its visible layers, or only the selected part, as a single file such as PNG or JPEG</source>
        <translation>Das Bild und seine sichtbaren Ebenen oder nur den ausgewählten Teil als einzelne Datei speichern, z.&#xa0;B. PNG oder JPEG</translation>
    </message>
    <message>
        <source>&amp;Keep a snapshot…</source>
        <translation>Schnappschuss &amp;machen…</translation>
    </message>
    <message>
        <source>Keep the canvas as it is now under a name; undo never removes it</source>
        <translation>Den jetzigen Stand der Leinwand unter einem Namen behalten; Rückgängig entfernt ihn nie</translation>
    </message>
    <message>
        <source>&amp;Restore snapshot</source>
        <translation>Schnappschuss &amp;wiederherstellen</translation>
    </message>
    <message>
        <source>Return to the snapshot; this can be undone</source>
        <translation>Zum Schnappschuss zurückkehren; das kann rückgängig gemacht werden</translation>
    </message>
    <message>
        <source>Re&amp;name snapshot</source>
        <translation>Schnappschuss &amp;umbenennen</translation>
    </message>
    <message>
        <source>Give the snapshot a name that says what it keeps</source>
        <translation>Dem Schnappschuss einen Namen geben, der sagt, was er enthält</translation>
    </message>
    <message>
        <source>&amp;Delete snapshot</source>
        <translation>Schnappschuss &amp;löschen</translation>
    </message>
    <message>
        <source>Delete the snapshot; the canvas stays as it is</source>
        <translation>Den Schnappschuss löschen; die Leinwand bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>Snapshot &amp;list</source>
        <translation>&amp;Schnappschussliste</translation>
    </message>
    <message>
        <source>Show the snapshots beside the canvas</source>
        <translation>Die Schnappschüsse neben der Leinwand zeigen</translation>
    </message>
    <message>
        <source>Revert to &amp;opened state</source>
        <translation>&amp;Zurück zum geöffneten Stand</translation>
    </message>
    <message>
        <source>Return to the canvas as it was when it was opened; this can be undone</source>
        <translation>Zur Leinwand zurückkehren, wie sie beim Öffnen war; das kann rückgängig gemacht werden</translation>
    </message>
    <message>
        <source>Op&amp;en project…</source>
        <translation>&amp;Projekt öffnen…</translation>
    </message>
    <message>
        <source>Open an OpenRaster file on the canvas, such as one from Krita, GIMP or MyPaint, with its layers and masks</source>
        <translation>Eine OpenRaster-Datei, z.&#xa0;B. aus Krita, GIMP oder MyPaint, mit ihren Ebenen und Masken auf der Leinwand öffnen</translation>
    </message>
    <message>
        <source>Save pro&amp;ject as…</source>
        <translation>Projekt speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save the picture with its layers, masks and settings as an OpenRaster file, which Krita, GIMP and MyPaint can also open</source>
        <translation>Das Bild mit Ebenen, Masken und Einstellungen als OpenRaster-Datei speichern, die auch Krita, GIMP und MyPaint öffnen</translation>
    </message>
    <message>
        <source>Export as P&amp;SD…</source>
        <translation>Als PS&amp;D exportieren…</translation>
    </message>
    <message>
        <source>Save the picture with its layers and masks as a Photoshop file, which many other programs can also open</source>
        <translation>Das Bild mit Ebenen und Masken als Photoshop-Datei speichern, die auch viele andere Programme öffnen</translation>
    </message>
    <message>
        <source>&amp;Next result</source>
        <translation>&amp;Nächstes Ergebnis</translation>
    </message>
    <message>
        <source>Show the next result on the canvas, as the right arrow key does</source>
        <translation>Das nächste Ergebnis auf der Leinwand zeigen, wie die Pfeiltaste rechts</translation>
    </message>
    <message>
        <source>&amp;Previous result</source>
        <translation>&amp;Voriges Ergebnis</translation>
    </message>
    <message>
        <source>Show the previous result on the canvas, as the left arrow key does</source>
        <translation>Das vorige Ergebnis auf der Leinwand zeigen, wie die Pfeiltaste links</translation>
    </message>
    <message>
        <source>Show &amp;original</source>
        <translation>&amp;Original zeigen</translation>
    </message>
    <message>
        <source>Show the canvas without a result</source>
        <translation>Die Leinwand ohne Ergebnis zeigen</translation>
    </message>
    <message>
        <source>&amp;Compare with original</source>
        <translation>&amp;Mit Original vergleichen</translation>
    </message>
    <message>
        <source>Show the canvas without the result to the left and with it to the right of a line that you can drag</source>
        <translation>Links von einer verschiebbaren Linie die Leinwand ohne das Ergebnis zeigen, rechts davon mit ihm</translation>
    </message>
    <message>
        <source>&amp;Use as layer</source>
        <translation>&amp;Als Ebene verwenden</translation>
    </message>
    <message>
        <source>Add what this result changes to the canvas, as a layer with its own mask</source>
        <translation>Was dieses Ergebnis an der Leinwand ändert, als Ebene mit eigener Maske hinzufügen</translation>
    </message>
    <message>
        <source>Continue &amp;from this result</source>
        <translation>Mit &amp;diesem Ergebnis weiter</translation>
    </message>
    <message>
        <source>Make this result the picture on a new canvas, without layers</source>
        <translation>Dieses Ergebnis zum Bild einer neuen Leinwand ohne Ebenen machen</translation>
    </message>
    <message>
        <source>&amp;More like this result</source>
        <translation>&amp;Weitere wie dieses Ergebnis</translation>
    </message>
    <message>
        <source>Generate another result with the same settings and a different seed</source>
        <translation>Ein weiteres Ergebnis mit denselben Einstellungen und anderem Seed erzeugen</translation>
    </message>
    <message>
        <source>&amp;Delete result</source>
        <translation>&amp;Ergebnis löschen</translation>
    </message>
    <message>
        <source>Move this result to the trash; Undo restores it</source>
        <translation>Dieses Ergebnis in den Papierkorb verschieben; Rückgängig holt es zurück</translation>
    </message>
    <message>
        <source>&amp;Increase weight</source>
        <translation>&amp;Gewicht erhöhen</translation>
    </message>
    <message>
        <source>Have the model follow the selected words, or the word at the cursor, more</source>
        <translation>Das Modell den ausgewählten Wörtern oder dem Wort am Cursor stärker folgen lassen</translation>
    </message>
    <message>
        <source>&amp;Decrease weight</source>
        <translation>Gewicht &amp;verringern</translation>
    </message>
    <message>
        <source>Have the model follow the selected words, or the word at the cursor, less</source>
        <translation>Das Modell den ausgewählten Wörtern oder dem Wort am Cursor weniger folgen lassen</translation>
    </message>
    <message>
        <source>&amp;Fix the syntax</source>
        <translation>&amp;Syntax beheben</translation>
    </message>
    <message>
        <source>Close the brace or bracket at the cursor, or fix the first mistake</source>
        <translation>Die Klammer am Cursor schließen oder den ersten Fehler beheben</translation>
    </message>
    <message>
        <source>Prompt &amp;history…</source>
        <translation>&amp;Prompt-Verlauf…</translation>
    </message>
    <message>
        <source>Find earlier prompts, with the pictures made with them</source>
        <translation>Frühere Prompts finden, mit den Bildern, die daraus entstanden</translation>
    </message>
    <message>
        <source>&amp;Snippets…</source>
        <translation>T&amp;extbausteine…</translation>
    </message>
    <message>
        <source>Insert, edit, import and export saved pieces of prompts</source>
        <translation>Gespeicherte Teile von Prompts einfügen, bearbeiten, importieren und exportieren</translation>
    </message>
    <message>
        <source>Save as s&amp;nippet…</source>
        <translation>&amp;Als Textbaustein speichern…</translation>
    </message>
    <message>
        <source>Save the selected words, or the whole prompt, under a name</source>
        <translation>Die ausgewählten Wörter oder den ganzen Prompt unter einem Namen speichern</translation>
    </message>
    <message>
        <source>&amp;Tag lists…</source>
        <translation>&amp;Tag-Listen…</translation>
    </message>
    <message>
        <source>Import lists of tags that are suggested in prompts</source>
        <translation>Listen von Tags importieren, die in Prompts vorgeschlagen werden</translation>
    </message>
    <message>
        <source>Pre&amp;view prompts…</source>
        <translation>&amp;Prompt-Vorschau…</translation>
    </message>
    <message>
        <source>List the prompts that a dynamic prompt stands for, before they are queued</source>
        <translation>Die Prompts auflisten, für die ein dynamischer Prompt steht, bevor sie in die Warteschlange kommen</translation>
    </message>
    <message>
        <source>Wil&amp;dcards…</source>
        <translation>&amp;Wildcards…</translation>
    </message>
    <message>
        <source>Edit the word lists from which __name__ in a prompt takes an entry</source>
        <translation>Die Wortlisten bearbeiten, aus denen __name__ in einem Prompt einen Eintrag nimmt</translation>
    </message>
    <message>
        <source>Compare se&amp;ttings…</source>
        <translation>&amp;Einstellungen vergleichen…</translation>
    </message>
    <message>
        <source>Generate the same picture with different settings, side by side in a grid</source>
        <translation>Dasselbe Bild mit verschiedenen Einstellungen erzeugen, nebeneinander in einem Raster</translation>
    </message>
    <message>
        <source>Co&amp;mparison grids…</source>
        <translation>Ver&amp;gleichsraster…</translation>
    </message>
    <message>
        <source>View the comparison grids made so far</source>
        <translation>Die bisherigen Vergleichsraster ansehen</translation>
    </message>
    <message>
        <source>&amp;Random seed</source>
        <translation>&amp;Zufälliger Seed</translation>
    </message>
    <message>
        <source>Use a new seed for every picture</source>
        <translation>Für jedes Bild einen neuen Seed verwenden</translation>
    </message>
    <message>
        <source>St&amp;yles…</source>
        <translation>S&amp;tile…</translation>
    </message>
    <message>
        <source>Choose, make and import styles for the prompt</source>
        <translation>Stile für den Prompt auswählen, machen und importieren</translation>
    </message>
    <message>
        <source>Make a style from the pro&amp;mpt…</source>
        <translation>Stil &amp;aus dem Prompt machen…</translation>
    </message>
    <message>
        <source>Save the words of the prompt fields as a style</source>
        <translation>Die Wörter der Prompt-Felder als Stil speichern</translation>
    </message>
    <message>
        <source>Ma&amp;ke a style from this picture…</source>
        <translation>&amp;Stil aus diesem Bild machen…</translation>
    </message>
    <message>
        <source>Save the picture&apos;s prompt as a style, with the picture as its thumbnail</source>
        <translation>Den Prompt des Bildes als Stil speichern, mit dem Bild als Miniatur</translation>
    </message>
    <message>
        <source>&amp;Presets…</source>
        <translation>&amp;Voreinstellungen…</translation>
    </message>
    <message>
        <source>Use saved settings, and choose those that a model starts with</source>
        <translation>Gespeicherte Einstellungen verwenden und wählen, womit ein Modell beginnt</translation>
    </message>
    <message>
        <source>Save settings as p&amp;reset…</source>
        <translation>A&amp;ls Voreinstellung speichern…</translation>
    </message>
    <message>
        <source>Save the current settings under a name, to use them again</source>
        <translation>Die aktuellen Einstellungen unter einem Namen speichern, um sie wieder zu verwenden</translation>
    </message>
    <message>
        <source>Reset settin&amp;gs</source>
        <translation>&amp;Einstellungen zurücksetzen</translation>
    </message>
    <message>
        <source>Use the defaults of the model for all settings; prompt, styles and LoRAs stay</source>
        <translation>Für alle Einstellungen die Standardwerte des Modells verwenden; Prompt, Stile und LoRAs bleiben</translation>
    </message>
    <message>
        <source>Fe&amp;w steps (4–8)</source>
        <translation>&amp;Wenige Schritte (4–8)</translation>
    </message>
    <message>
        <source>Make pictures in few steps, with a LoRA that fits the chosen model</source>
        <translation>Bilder in wenigen Schritten erzeugen, mit einem LoRA, das zum Modell passt</translation>
    </message>
    <message>
        <source>&amp;Board for new pictures…</source>
        <translation>Sammlung &amp;für neue Bilder…</translation>
    </message>
    <message>
        <source>Choose the board that new pictures go to</source>
        <translation>Die Sammlung wählen, in die neue Bilder kommen</translation>
    </message>
    <message>
        <source>Show ad&amp;vanced settings</source>
        <translation>Er&amp;weiterte Einstellungen</translation>
    </message>
    <message>
        <source>Show every setting, or only the essential ones</source>
        <translation>Alle Einstellungen zeigen oder nur die wesentlichen</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter…</translation>
    </message>
    <message>
        <source>Save a copy of this picture</source>
        <translation>Eine Kopie dieses Bildes speichern</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy this picture to the clipboard</source>
        <translation>Dieses Bild in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Show this picture&apos;s file in the file manager</source>
        <translation>Die Datei dieses Bildes im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Reuse s&amp;eed</source>
        <translation>Seed &amp;wiederverwenden</translation>
    </message>
    <message>
        <source>Use this picture&apos;s seed for the next ones, to change only the prompt</source>
        <translation>Den Seed dieses Bildes für die nächsten verwenden, um nur den Prompt zu ändern</translation>
    </message>
    <message>
        <source>&amp;Use these settings</source>
        <translation>&amp;Diese Einstellungen verwenden</translation>
    </message>
    <message>
        <source>Use the prompt and all settings of this picture</source>
        <translation>Den Prompt und alle Einstellungen dieses Bildes verwenden</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Move this picture to the trash; Undo restores it</source>
        <translation>Dieses Bild in den Papierkorb verschieben; Rückgängig holt es zurück</translation>
    </message>
    <message>
        <source>View &amp;full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>View this picture full screen; use the arrow keys to browse</source>
        <translation>Dieses Bild bildschirmfüllend ansehen; die Pfeiltasten blättern</translation>
    </message>
    <message>
        <source>Fit to &amp;window</source>
        <translation>An &amp;Fenster anpassen</translation>
    </message>
    <message>
        <source>Zoom so that the whole picture fits the window</source>
        <translation>So zoomen, dass das ganze Bild ins Fenster passt</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>Zoom to 100%: one picture pixel per screen pixel</source>
        <translation>Auf 100&#xa0;% zoomen: ein Bildpixel je Bildschirmpixel</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ve&amp;rgrößern</translation>
    </message>
    <message>
        <source>Enlarge the view</source>
        <translation>Die Ansicht vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Shrink the view</source>
        <translation>Die Ansicht verkleinern</translation>
    </message>
    <message>
        <source>&amp;Double size</source>
        <translation>&amp;Doppelte Größe</translation>
    </message>
    <message>
        <source>Show the picture at 200%, each pixel as 2 × 2</source>
        <translation>Das Bild mit 200&#xa0;% zeigen, jedes Pixel als 2 × 2</translation>
    </message>
    <message>
        <source>Rotate view &amp;left</source>
        <translation>Ansicht &amp;nach links drehen</translation>
    </message>
    <message>
        <source>Rotate the view by 15°, or drag with Shift and Space held; the picture itself doesn&apos;t change</source>
        <translation>Die Ansicht um 15° drehen, oder mit Umschalt und Leertaste ziehen; das Bild selbst ändert sich nicht</translation>
    </message>
    <message>
        <source>Rotate view &amp;right</source>
        <translation>Ansicht nach &amp;rechts drehen</translation>
    </message>
    <message>
        <source>&amp;Mirror view</source>
        <translation>&amp;Ansicht spiegeln</translation>
    </message>
    <message>
        <source>See the picture as in a mirror, to spot what is askew</source>
        <translation>Das Bild wie im Spiegel sehen, um Schiefes zu entdecken</translation>
    </message>
    <message>
        <source>Re&amp;set rotation</source>
        <translation>Drehung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Show the picture upright and not mirrored</source>
        <translation>Das Bild aufrecht und ungespiegelt zeigen</translation>
    </message>
    <message>
        <source>Pixel &amp;grid</source>
        <translation>&amp;Pixelraster</translation>
    </message>
    <message>
        <source>Show lines between pixels at a zoom of 800% or more</source>
        <translation>Ab 800&#xa0;% Zoom Linien zwischen den Pixeln zeigen</translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation>&amp;Fadenkreuz</translation>
    </message>
    <message>
        <source>Show a horizontal and a vertical line through the pointer</source>
        <translation>Eine waagerechte und eine senkrechte Linie durch den Zeiger zeigen</translation>
    </message>
    <message>
        <source>Composite mas&amp;k</source>
        <translation>&amp;Kompositmaske</translation>
    </message>
    <message>
        <source>Show what layers and results change: the picture is grey where it is still exactly the original</source>
        <translation>Zeigen, was Ebenen und Ergebnisse ändern: Grau ist das Bild, wo es noch genau das Original ist</translation>
    </message>
    <message>
        <source>&amp;Floating panels</source>
        <translation>&amp;Schwebende Bedienfelder</translation>
    </message>
    <message>
        <source>In full screen, show or hide the tools, layers and masks over the picture</source>
        <translation>Im Vollbild Werkzeuge, Ebenen und Masken über dem Bild ein- oder ausblenden</translation>
    </message>
    <message>
        <source>&amp;Find pictures</source>
        <translation>&amp;Bilder suchen</translation>
    </message>
    <message>
        <source>Search prompts, negative prompts, tags, notes and file names</source>
        <translation>Prompts, negative Prompts, Schlagwörter, Notizen und Dateinamen durchsuchen</translation>
    </message>
    <message>
        <source>Sa&amp;ve this search</source>
        <translation>&amp;Diese Suche speichern</translation>
    </message>
    <message>
        <source>Keep this search under a name, in the panel on the left</source>
        <translation>Diese Suche unter einem Namen links im Seitenbereich behalten</translation>
    </message>
    <message>
        <source>&amp;New board</source>
        <translation>&amp;Neue Sammlung</translation>
    </message>
    <message>
        <source>Make a board to collect pictures on; a picture may be on several boards</source>
        <translation>Eine Sammlung für Bilder anlegen; ein Bild darf in mehreren sein</translation>
    </message>
    <message>
        <source>Group by &amp;day</source>
        <translation>Nach &amp;Tag gruppieren</translation>
    </message>
    <message>
        <source>Show the pictures under the day they were made</source>
        <translation>Die Bilder unter dem Tag zeigen, an dem sie entstanden</translation>
    </message>
    <message>
        <source>Group by &amp;month</source>
        <translation>Nach &amp;Monat gruppieren</translation>
    </message>
    <message>
        <source>Show the pictures under the month they were made</source>
        <translation>Die Bilder unter dem Monat zeigen, in dem sie entstanden</translation>
    </message>
    <message>
        <source>Group by se&amp;ssion</source>
        <translation>Nach &amp;Sitzung gruppieren</translation>
    </message>
    <message>
        <source>Show pictures that were made one after the other under one heading</source>
        <translation>Nacheinander entstandene Bilder unter einer Überschrift zeigen</translation>
    </message>
    <message>
        <source>Don&apos;t &amp;group</source>
        <translation>&amp;Nicht gruppieren</translation>
    </message>
    <message>
        <source>Show all pictures without headings</source>
        <translation>Alle Bilder ohne Überschriften zeigen</translation>
    </message>
    <message>
        <source>Stac&amp;k by prompt</source>
        <translation>Nach &amp;Prompt stapeln</translation>
    </message>
    <message>
        <source>Show one picture for all those made in one session with the same prompt, model and size</source>
        <translation>Ein Bild für alle zeigen, die in einer Sitzung mit gleichem Prompt, Modell und gleicher Größe entstanden</translation>
    </message>
    <message>
        <source>Expa&amp;nd or collapse this stack</source>
        <translation>Stapel &amp;auf- oder zuklappen</translation>
    </message>
    <message>
        <source>Show the pictures in this stack, or only the first one</source>
        <translation>Die Bilder dieses Stapels zeigen, oder nur das erste</translation>
    </message>
    <message>
        <source>Show file names</source>
        <translation>Dateinamen zeigen</translation>
    </message>
    <message>
        <source>Show the file&apos;s name below each picture of the library</source>
        <translation>Unter jedem Bild der Bibliothek den Dateinamen zeigen</translation>
    </message>
    <message>
        <source>&amp;Jump to date…</source>
        <translation>&amp;Zu Datum springen…</translation>
    </message>
    <message>
        <source>Go to the pictures of a month or a day</source>
        <translation>Zu den Bildern eines Monats oder Tages gehen</translation>
    </message>
    <message>
        <source>Sho&amp;w trash</source>
        <translation>&amp;Papierkorb zeigen</translation>
    </message>
    <message>
        <source>Show the pictures that were deleted, to put them back</source>
        <translation>Die gelöschten Bilder zeigen, um sie zurückzulegen</translation>
    </message>
    <message>
        <source>Hide all pict&amp;ures</source>
        <translation>Alle Bil&amp;der verbergen</translation>
    </message>
    <message>
        <source>Cover everything in the window at once; the same key brings it back</source>
        <translation>Alles im Fenster auf einmal verdecken; dieselbe Taste holt es zurück</translation>
    </message>
    <message>
        <source>R&amp;eveal blurred pictures</source>
        <translation>Verdeck&amp;te Bilder aufdecken</translation>
    </message>
    <message>
        <source>Show the selected pictures without blur until you move on</source>
        <translation>Die ausgewählten Bilder deutlich zeigen, bis Sie weitergehen</translation>
    </message>
    <message>
        <source>Import pictures…</source>
        <translation>Bilder importieren…</translation>
    </message>
    <message>
        <source>Copy pictures made with any program into the library</source>
        <translation>Bilder aus beliebigen Programmen in die Bibliothek kopieren</translation>
    </message>
    <message>
        <source>Import folder…</source>
        <translation>Ordner importieren…</translation>
    </message>
    <message>
        <source>Copy the pictures in a folder and its subfolders into the library</source>
        <translation>Die Bilder eines Ordners und seiner Unterordner in die Bibliothek kopieren</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Show the pictures in a folder without copying them, and new ones as they appear</source>
        <translation>Die Bilder eines Ordners zeigen, ohne sie zu kopieren, auch neue, sobald sie erscheinen</translation>
    </message>
    <message>
        <source>&amp;Cull pictures</source>
        <translation>B&amp;ilder sichten</translation>
    </message>
    <message>
        <source>Go through the pictures full screen: pick, reject, rate, and decide at the end</source>
        <translation>Die Bilder im Vollbild durchgehen: auswählen, ablehnen, bewerten und am Ende entscheiden</translation>
    </message>
    <message>
        <source>Compare pictures</source>
        <translation>Bilder vergleichen</translation>
    </message>
    <message>
        <source>Compare two to four selected pictures and their settings</source>
        <translation>Zwei bis vier ausgewählte Bilder und ihre Einstellungen vergleichen</translation>
    </message>
    <message>
        <source>Op&amp;en on the canvas</source>
        <translation>&amp;Auf der Leinwand öffnen</translation>
    </message>
    <message>
        <source>Paint on this picture to change parts of it</source>
        <translation>Auf diesem Bild malen, um Teile davon zu ändern</translation>
    </message>
    <message>
        <source>&amp;Open in Create</source>
        <translation>In &amp;Erstellen öffnen</translation>
    </message>
    <message>
        <source>Show this picture in Create (double-click)</source>
        <translation>Dieses Bild in „Erstellen“ zeigen (Doppelklick)</translation>
    </message>
    <message>
        <source>No s&amp;tars</source>
        <translation>&amp;Keine Sterne</translation>
    </message>
    <message>
        <source>Remove the stars of the selected pictures</source>
        <translation>Die Sterne der ausgewählten Bilder entfernen</translation>
    </message>
    <message>
        <source>&amp;1 star</source>
        <translation>&amp;1 Stern</translation>
    </message>
    <message>
        <source>Rate the selected pictures: 1 of 5 stars</source>
        <translation>Die ausgewählten Bilder bewerten: 1 von 5 Sternen</translation>
    </message>
    <message>
        <source>&amp;2 stars</source>
        <translation>&amp;2 Sterne</translation>
    </message>
    <message>
        <source>Rate the selected pictures: 2 of 5 stars</source>
        <translation>Die ausgewählten Bilder bewerten: 2 von 5 Sternen</translation>
    </message>
    <message>
        <source>&amp;3 stars</source>
        <translation>&amp;3 Sterne</translation>
    </message>
    <message>
        <source>Rate the selected pictures: 3 of 5 stars</source>
        <translation>Die ausgewählten Bilder bewerten: 3 von 5 Sternen</translation>
    </message>
    <message>
        <source>&amp;4 stars</source>
        <translation>&amp;4 Sterne</translation>
    </message>
    <message>
        <source>Rate the selected pictures: 4 of 5 stars</source>
        <translation>Die ausgewählten Bilder bewerten: 4 von 5 Sternen</translation>
    </message>
    <message>
        <source>&amp;5 stars</source>
        <translation>&amp;5 Sterne</translation>
    </message>
    <message>
        <source>Rate the selected pictures: 5 of 5 stars</source>
        <translation>Die ausgewählten Bilder bewerten: 5 von 5 Sternen</translation>
    </message>
    <message>
        <source>&amp;Pick</source>
        <translation>A&amp;uswählen</translation>
    </message>
    <message>
        <source>Mark the selected pictures as picked</source>
        <translation>Die ausgewählten Bilder als ausgewählt markieren</translation>
    </message>
    <message>
        <source>Re&amp;ject</source>
        <translation>&amp;Ablehnen</translation>
    </message>
    <message>
        <source>Mark the selected pictures as rejected</source>
        <translation>Die ausgewählten Bilder als abgelehnt markieren</translation>
    </message>
    <message>
        <source>&amp;Unflag</source>
        <translation>&amp;Markierung entfernen</translation>
    </message>
    <message>
        <source>Remove the flag of the selected pictures</source>
        <translation>Die Markierung der ausgewählten Bilder entfernen</translation>
    </message>
    <message>
        <source>No co&amp;lour</source>
        <translation>&amp;Keine Farbe</translation>
    </message>
    <message>
        <source>Remove the colour label of the selected pictures</source>
        <translation>Die Farbmarkierung der ausgewählten Bilder entfernen</translation>
    </message>
    <message>
        <source>&amp;Red</source>
        <translation>&amp;Rot</translation>
    </message>
    <message>
        <source>Give the selected pictures a red label</source>
        <translation>Den ausgewählten Bildern eine rote Markierung geben</translation>
    </message>
    <message>
        <source>&amp;Yellow</source>
        <translation>&amp;Gelb</translation>
    </message>
    <message>
        <source>Give the selected pictures a yellow label</source>
        <translation>Den ausgewählten Bildern eine gelbe Markierung geben</translation>
    </message>
    <message>
        <source>&amp;Green</source>
        <translation>Grü&amp;n</translation>
    </message>
    <message>
        <source>Give the selected pictures a green label</source>
        <translation>Den ausgewählten Bildern eine grüne Markierung geben</translation>
    </message>
    <message>
        <source>&amp;Blue</source>
        <translation>&amp;Blau</translation>
    </message>
    <message>
        <source>Give the selected pictures a blue label</source>
        <translation>Den ausgewählten Bildern eine blaue Markierung geben</translation>
    </message>
    <message>
        <source>Purpl&amp;e</source>
        <translation>&amp;Violett</translation>
    </message>
    <message>
        <source>Give the selected pictures a purple label</source>
        <translation>Den ausgewählten Bildern eine violette Markierung geben</translation>
    </message>
    <message>
        <source>Edit t&amp;ags</source>
        <translation>S&amp;chlagwörter bearbeiten</translation>
    </message>
    <message>
        <source>Add tags to the selected pictures, or remove some</source>
        <translation>Den ausgewählten Bildern Schlagwörter geben oder nehmen</translation>
    </message>
    <message>
        <source>A&amp;dd to board…</source>
        <translation>In Sammlung &amp;legen…</translation>
    </message>
    <message>
        <source>Put the selected pictures on a board</source>
        <translation>Die ausgewählten Bilder in eine Sammlung legen</translation>
    </message>
    <message>
        <source>Re&amp;move from this board</source>
        <translation>A&amp;us dieser Sammlung entfernen</translation>
    </message>
    <message>
        <source>Remove the selected pictures from the board that is shown</source>
        <translation>Die ausgewählten Bilder aus der gezeigten Sammlung entfernen</translation>
    </message>
    <message>
        <source>Ed&amp;it note</source>
        <translation>N&amp;otiz bearbeiten</translation>
    </message>
    <message>
        <source>Write a note about this picture</source>
        <translation>Eine Notiz über dieses Bild schreiben</translation>
    </message>
    <message>
        <source>Update saved sea&amp;rch</source>
        <translation>&amp;Gespeicherte Suche aktualisieren</translation>
    </message>
    <message>
        <source>Have the saved search that was chosen last find the pictures that are shown</source>
        <translation>Die zuletzt gewählte gespeicherte Suche die jetzt gezeigten Bilder finden lassen</translation>
    </message>
    <message>
        <source>&amp;Paste pictures</source>
        <translation>&amp;Bilder einfügen</translation>
    </message>
    <message>
        <source>Import the pictures on the clipboard</source>
        <translation>Die Bilder in der Zwischenablage importieren</translation>
    </message>
    <message>
        <source>Put bac&amp;k</source>
        <translation>&amp;Zurücklegen</translation>
    </message>
    <message>
        <source>Put the selected pictures back where they were before they were deleted</source>
        <translation>Die ausgewählten Bilder dorthin zurücklegen, wo sie vor dem Löschen waren</translation>
    </message>
    <message>
        <source>D&amp;elete for good…</source>
        <translation>&amp;Endgültig löschen…</translation>
    </message>
    <message>
        <source>Move the selected pictures from the trash to the system&apos;s trash</source>
        <translation>Die ausgewählten Bilder aus dem Papierkorb in den des Systems verschieben</translation>
    </message>
    <message>
        <source>Empty tras&amp;h…</source>
        <translation>Papierkorb &amp;leeren…</translation>
    </message>
    <message>
        <source>Move everything in the trash to the system&apos;s trash</source>
        <translation>Alles im Papierkorb in den des Systems verschieben</translation>
    </message>
    <message>
        <source>Use pr&amp;ompt</source>
        <translation>&amp;Prompt verwenden</translation>
    </message>
    <message>
        <source>Use this picture&apos;s prompt and negative prompt</source>
        <translation>Den Prompt und den negativen Prompt dieses Bildes verwenden</translation>
    </message>
    <message>
        <source>Use prompt template</source>
        <translation>Prompt-Vorlage verwenden</translation>
    </message>
    <message>
        <source>Use the dynamic prompt that this picture&apos;s prompt was written from</source>
        <translation>Den dynamischen Prompt verwenden, aus dem der Prompt dieses Bildes entstand</translation>
    </message>
    <message>
        <source>Use settin&amp;gs without prompt</source>
        <translation>&amp;Einstellungen ohne Prompt verwenden</translation>
    </message>
    <message>
        <source>Use all settings of this picture except its prompt and seed</source>
        <translation>Alle Einstellungen dieses Bildes außer Prompt und Seed verwenden</translation>
    </message>
    <message>
        <source>Rem&amp;ix</source>
        <translation>&amp;Remix</translation>
    </message>
    <message>
        <source>Use all settings of this picture except its seed, to make more like it</source>
        <translation>Alle Einstellungen dieses Bildes außer dem Seed verwenden, um ähnliche zu erzeugen</translation>
    </message>
    <message>
        <source>Depth from t&amp;his picture</source>
        <translation>&amp;Tiefe aus diesem Bild</translation>
    </message>
    <message>
        <source>Keep the depth of this picture and draw something else (depth to image)</source>
        <translation>Die Tiefe dieses Bildes behalten und etwas anderes zeichnen (Tiefe zu Bild)</translation>
    </message>
    <message>
        <source>Copy command li&amp;ne</source>
        <translation>&amp;Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>Copy a command that makes this picture again in a terminal</source>
        <translation>Einen Befehl kopieren, der dieses Bild in einem Terminal wieder erzeugt</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Undo the last action</source>
        <translation>Die letzte Aktion rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Redo the last undone action</source>
        <translation>Die letzte rückgängig gemachte Aktion wiederholen</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>&amp;Verlauf…</translation>
    </message>
    <message>
        <source>List what can be undone and redone, and go back to any step</source>
        <translation>Auflisten, was rückgängig gemacht und wiederholt werden kann, und zu jedem Schritt gehen</translation>
    </message>
    <message>
        <source>&amp;Pause queue</source>
        <translation>Wa&amp;rteschlange anhalten</translation>
    </message>
    <message>
        <source>Finish the current job, then pause</source>
        <translation>Den aktuellen Auftrag beenden, dann anhalten</translation>
    </message>
    <message>
        <source>&amp;Clear queue</source>
        <translation>&amp;Warteschlange leeren</translation>
    </message>
    <message>
        <source>Remove every job that hasn&apos;t started; Undo restores them</source>
        <translation>Alle Aufträge entfernen, die nicht begonnen haben; Rückgängig holt sie zurück</translation>
    </message>
    <message>
        <source>Picture se&amp;ttings</source>
        <translation>B&amp;ildeinstellungen</translation>
    </message>
    <message>
        <source>Show or hide the settings below a picture</source>
        <translation>Die Einstellungen unter einem Bild ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Left &amp;panel</source>
        <translation>Linker &amp;Seitenbereich</translation>
    </message>
    <message>
        <source>Show or hide the panel on the left</source>
        <translation>Den linken Seitenbereich ein- oder ausblenden</translation>
    </message>
    <message>
        <source>&amp;Right panel</source>
        <translation>Re&amp;chter Seitenbereich</translation>
    </message>
    <message>
        <source>Show or hide the panel on the right</source>
        <translation>Den rechten Seitenbereich ein- oder ausblenden</translation>
    </message>
    <message>
        <source>&amp;Hide both panels</source>
        <translation>Beide &amp;ausblenden</translation>
    </message>
    <message>
        <source>Hide both panels and fill the screen</source>
        <translation>Beide Seitenbereiche ausblenden und den Bildschirm füllen</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>&amp;Befehl suchen…</translation>
    </message>
    <message>
        <source>Find any command by name or by what it does</source>
        <translation>Jeden Befehl nach Namen oder Wirkung finden</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Language, theme, folders and performance</source>
        <translation>Sprache, Farbschema, Ordner und Leistung</translation>
    </message>
    <message>
        <source>&amp;Graphics card…</source>
        <translation>&amp;Grafikkarte…</translation>
    </message>
    <message>
        <source>Make pictures on the graphics card instead of the processor</source>
        <translation>Bilder auf der Grafikkarte statt auf dem Prozessor erzeugen</translation>
    </message>
    <message>
        <source>User &amp;guide</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>Read about what you are doing now</source>
        <translation>Lesen, was zu dem gehört, was Sie gerade tun</translation>
    </message>
    <message>
        <source>&amp;What is this?</source>
        <translation>&amp;Was ist das?</translation>
    </message>
    <message>
        <source>Explain each setting that you click or move to, with small pictures</source>
        <translation>Jede Einstellung mit kleinen Bildern erklären, auf die Sie klicken oder zu der Sie gehen</translation>
    </message>
    <message>
        <source>First &amp;picture</source>
        <translation>&amp;Erstes Bild</translation>
    </message>
    <message>
        <source>Be shown in the window how to make a picture</source>
        <translation>Sich im Fenster zeigen lassen, wie ein Bild entsteht</translation>
    </message>
    <message>
        <source>First &amp;change</source>
        <translation>E&amp;rste Änderung</translation>
    </message>
    <message>
        <source>Be shown in the window how to change a part of a picture</source>
        <translation>Sich im Fenster zeigen lassen, wie man einen Teil eines Bildes ändert</translation>
    </message>
    <message>
        <source>First &amp;find</source>
        <translation>Erste &amp;Suche</translation>
    </message>
    <message>
        <source>Be shown in the window how to find a picture again</source>
        <translation>Sich im Fenster zeigen lassen, wie man ein Bild wiederfindet</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>See every command and its shortcut, and change shortcuts</source>
        <translation>Alle Befehle mit ihren Kürzeln sehen und diese ändern</translation>
    </message>
    <message>
        <source>Search s&amp;yntax</source>
        <translation>&amp;Suchsyntax</translation>
    </message>
    <message>
        <source>Getting &amp;started</source>
        <translation>&amp;Erste Schritte</translation>
    </message>
    <message>
        <source>See what can be typed in the library’s search field</source>
        <translation>Sehen, was im Suchfeld der Bibliothek getippt werden kann</translation>
    </message>
    <message>
        <source>See which models are available and how fast they run on this computer</source>
        <translation>Sehen, welche Modelle es gibt und wie schnell sie auf diesem Computer sind</translation>
    </message>
    <message>
        <source>Model &amp;licence</source>
        <translation>&amp;Modelllizenz</translation>
    </message>
    <message>
        <source>Read the licence of the models</source>
        <translation>Die Lizenz der Modelle lesen</translation>
    </message>
    <message>
        <source>Problem &amp;report…</source>
        <translation>&amp;Problembericht…</translation>
    </message>
    <message>
        <source>See what to tell the developers about a problem</source>
        <translation>Sehen, was Sie den Entwicklern über ein Problem mitteilen können</translation>
    </message>
    <message>
        <source>Check for &amp;updates…</source>
        <translation>&amp;Nach Updates suchen…</translation>
    </message>
    <message>
        <source>See whether there is a newer version of SD Studio</source>
        <translation>Sehen, ob es eine neuere Version von SD Studio gibt</translation>
    </message>
    <message>
        <source>&amp;About SD Studio</source>
        <translation>Ü&amp;ber SD Studio</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>Version und Lizenzen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close SD Studio; the queue and all pictures are kept</source>
        <translation>SD Studio schließen; Warteschlange und alle Bilder bleiben erhalten</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>Export the selected pictures in another format or size, or as a list</source>
        <translation>Die ausgewählten Bilder in anderem Format, anderer Größe oder als Liste exportieren</translation>
    </message>
    <message>
        <source>&amp;Edit job</source>
        <translation>A&amp;uftrag bearbeiten</translation>
    </message>
    <message>
        <source>Change the prompt and settings of the selected job before it runs</source>
        <translation>Prompt und Einstellungen des ausgewählten Auftrags ändern, bevor er läuft</translation>
    </message>
    <message>
        <source>Dup&amp;licate job</source>
        <translation>Auftrag &amp;duplizieren</translation>
    </message>
    <message>
        <source>Add a copy right after the selected job. It gets a new seed, unless the settings on the left have this seed fixed.</source>
        <translation>Eine Kopie direkt hinter dem ausgewählten Auftrag hinzufügen. Sie erhält einen neuen Seed, wenn dieser Seed nicht links fest eingestellt ist.</translation>
    </message>
    <message>
        <source>Retr&amp;y all failed jobs</source>
        <translation>Fe&amp;hlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Try every failed job in the queue again</source>
        <translation>Alle fehlgeschlagenen Aufträge der Warteschlange noch einmal versuchen</translation>
    </message>
    <message>
        <source>&amp;Job history…</source>
        <translation>&amp;Auftragsverlauf…</translation>
    </message>
    <message>
        <source>See the jobs that finished, failed or were stopped, and use them again</source>
        <translation>Fertige, fehlgeschlagene und gestoppte Aufträge sehen und wieder verwenden</translation>
    </message>
    <message>
        <source>Library status and backups…</source>
        <translation>Bibliotheksstatus und Sicherungen…</translation>
    </message>
    <message>
        <source>Check, back up, restore or rebuild the library</source>
        <translation>Die Bibliothek prüfen, sichern, wiederherstellen oder neu aufbauen</translation>
    </message>
    <message>
        <source>Famil&amp;y…</source>
        <translation>Verw&amp;andtschaft…</translation>
    </message>
    <message>
        <source>Show what this picture was made from, and what was made from it</source>
        <translation>Zeigen, woraus dieses Bild entstand und was daraus entstand</translation>
    </message>
    <message>
        <source>Find simil&amp;ar pictures</source>
        <translation>Ähnliche Bilder &amp;finden</translation>
    </message>
    <message>
        <source>Show pictures that look like this one, the most similar first</source>
        <translation>Bilder zeigen, die aussehen wie dieses, die ähnlichsten zuerst</translation>
    </message>
    <message>
        <source>Find pictures &amp;with similar content</source>
        <translation>Bilder &amp;mit ähnlichem Inhalt finden</translation>
    </message>
    <message>
        <source>Show pictures with similar things in them, whatever their colours and composition</source>
        <translation>Bilder zeigen, auf denen Ähnliches zu sehen ist, gleich in welchen Farben und welcher Komposition</translation>
    </message>
    <message>
        <source>Find duplicates…</source>
        <translation>Duplikate finden…</translation>
    </message>
    <message>
        <source>Compare pictures that are the same or look alike, and keep the better ones</source>
        <translation>Gleiche oder ähnlich aussehende Bilder vergleichen und die besseren behalten</translation>
    </message>
    <message>
        <source>Open in ano&amp;ther program</source>
        <translation>I&amp;n anderem Programm öffnen</translation>
    </message>
    <message>
        <source>Open a copy in another program; what you save becomes a new picture</source>
        <translation>Eine Kopie in einem anderen Programm öffnen; was Sie speichern, wird ein neues Bild</translation>
    </message>
    <message>
        <source>Describe for prompt…</source>
        <translation>Für den Prompt beschreiben…</translation>
    </message>
    <message>
        <source>Say in words what this picture shows, and use that in the prompt</source>
        <translation>In Worten sagen, was dieses Bild zeigt, und das im Prompt verwenden</translation>
    </message>
    <message>
        <source>Describe in notes…</source>
        <translation>In Notizen beschreiben…</translation>
    </message>
    <message>
        <source>Write what the selected pictures show into their notes, for the search</source>
        <translation>In die Notizen der ausgewählten Bilder schreiben, was sie zeigen, für die Suche</translation>
    </message>
    <message>
        <source>Repair faces…</source>
        <translation>Gesichter reparieren…</translation>
    </message>
    <message>
        <source>Find the faces in the selected pictures and make them anew in more detail</source>
        <translation>Die Gesichter in den ausgewählten Bildern finden und mit mehr Details neu erzeugen</translation>
    </message>
    <message>
        <source>Mask faces</source>
        <translation>Gesichter maskieren</translation>
    </message>
    <message>
        <source>Replace the mask with the faces in what is seen</source>
        <translation>Die Maske durch die Gesichter im sichtbaren Bild ersetzen</translation>
    </message>
</context>
<context>
    <name>adapters</name>
    <message>
        <source>Made for {family}.</source>
        <translation>Gemacht für {family}.</translation>
    </message>
    <message>
        <source>All of its layers fit this model ({layers}).</source>
        <translation>Alle Schichten passen zu diesem Modell ({layers}).</translation>
    </message>
    <message>
        <source>{fitting} of {layers} layers fit this model; the others have no effect.</source>
        <translation>{fitting} von {layers} Schichten passen zu diesem Modell; die anderen bleiben ohne Wirkung.</translation>
    </message>
    <message>
        <source>{method}: makes pictures in few steps (steps {steps}, guidance {guidance}, {sampler}).</source>
        <translation>{method}: erzeugt Bilder in wenigen Schritten (Schritte {steps}, Führung {guidance}, {sampler}).</translation>
    </message>
    <message>
        <source>Its file also contains embeddings, which aren&apos;t used: {words}.</source>
        <translation>Die Datei enthält auch Embeddings, die nicht verwendet werden: {words}.</translation>
    </message>
</context>
<context>
    <name>argparse</name>
    <message>
        <source>usage: </source>
        <translation>Aufruf: </translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>diese Hilfe zeigen</translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>%(argument_name)s: %(message)s</translation>
    </message>
    <message>
        <source>the following arguments are required: %s</source>
        <translation>es fehlt: %s</translation>
    </message>
    <message>
        <source>not allowed with argument %s</source>
        <translation>nicht zusammen mit %s möglich</translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation>braucht einen Wert</translation>
    </message>
    <message>
        <source>ambiguous option: %(option)s could match %(matches)s</source>
        <translation>%(option)s ist nicht eindeutig; gemeint sein kann: %(matches)s</translation>
    </message>
    <message>
        <source>ignored explicit argument %r</source>
        <translation>nimmt keinen Wert an, auch nicht %r</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>Generate pictures with Stable Diffusion. Without arguments, the window opens.</source>
        <translation>Erzeugt Bilder mit Stable Diffusion. Ohne Argumente öffnet sich das Fenster.</translation>
    </message>
    <message>
        <source>show the version and exit</source>
        <translation>die Version zeigen</translation>
    </message>
    <message>
        <source>print JSON, one object per line</source>
        <translation>JSON ausgeben, ein Objekt je Zeile</translation>
    </message>
    <message>
        <source>generation mode, one of: {modes} (default: inferred from the model and the inputs)</source>
        <translation>Modus, einer von: {modes} (Standard: aus Modell und Eingaben abgeleitet)</translation>
    </message>
    <message>
        <source>how far to extend the image at its sides, in pixels or percent of its size, such as left=25%,top=64</source>
        <translation>wie weit das Bild an seinen Seiten erweitert wird, in Pixeln oder Prozent seiner Größe, z.&#xa0;B. left=25%,top=64</translation>
    </message>
    <message>
        <source>input image: {formats}</source>
        <translation>Ausgangsbild: {formats}</translation>
    </message>
    <message>
        <source>inpainting mask of the image&apos;s size; white areas are repainted (default: the image&apos;s transparent area)</source>
        <translation>Maske für Inpainting in der Größe des Bildes; weiße Bereiche werden neu gemalt (Standard: der transparente Bereich des Bildes)</translation>
    </message>
    <message>
        <source>depth map, white is near (default: estimated from the image)</source>
        <translation>Tiefenkarte, Weiß ist nah (Standard: aus dem Bild geschätzt)</translation>
    </message>
    <message>
        <source>style to apply to the prompts (see: sdstudio styles list); can be repeated, and styles are applied in order</source>
        <translation>Stil für die Prompts (siehe: sdstudio styles list); kann wiederholt werden, Stile werden der Reihe nach angewendet</translation>
    </message>
    <message>
        <source>LoRA to apply, a file or the name of an installed one, optionally with a weight (default: 1); can be repeated</source>
        <translation>LoRA, eine Datei oder der Name eines installierten, wahlweise mit Gewicht (Standard: 1); kann wiederholt werden</translation>
    </message>
    <message>
        <source>use an installed LoRA for few steps (4–8) that fits the model, with its sampler, steps and guidance unless they are given</source>
        <translation>ein passendes installiertes LoRA für wenige Schritte (4–8) verwenden, mit dessen Sampler, Schritten und Führung, wenn sie nicht angegeben sind</translation>
    </message>
    <message>
        <source>textual inversion embedding to use; can be repeated</source>
        <translation>Embedding (Textual Inversion); kann wiederholt werden</translation>
    </message>
    <message>
        <source>ControlNet with its hint picture, such as canny=edges.png,weight=0.8,end=0.7; kinds: {kinds}. tile and inpaint use the input image if no picture is named; find=on finds the edges of a picture for canny, with the thresholds low and high; model is an installed ControlNet or a file (default: the only one that fits); can be repeated</source>
        <translation>ControlNet mit seiner Vorlage, z.&#xa0;B. canny=edges.png,weight=0.8,end=0.7; Arten: {kinds}. tile und inpaint verwenden das Ausgangsbild, wenn kein Bild genannt ist; find=on findet für canny die Kanten eines Bildes, mit den Schwellen low und high; model ist ein installiertes ControlNet oder eine Datei (Standard: das einzige, das passt); kann wiederholt werden</translation>
    </message>
    <message>
        <source>installed model (see: sdstudio models list) or folder in diffusers layout (default: the practice model)</source>
        <translation>installiertes Modell (siehe: sdstudio models list) oder Ordner im Aufbau von diffusers (Standard: das Übungsmodell)</translation>
    </message>
    <message>
        <source>installed VAE to decode with, or “own” for the model&apos;s own (default: as chosen in the model&apos;s menu)</source>
        <translation>installiertes VAE zum Decodieren, oder „own“ für das des Modells (Standard: wie im Menü des Modells gewählt)</translation>
    </message>
    <message>
        <source>installed upscaler, or its safetensors file, that enlarges the first pass of the hires fix (default: Lanczos)</source>
        <translation>installierter Upscaler oder seine safetensors-Datei, der beim Hires-Fix den ersten Durchgang vergrößert (Standard: Lanczos)</translation>
    </message>
    <message>
        <source>library that runs the UNet; inductor (PyTorch compiled for the graphics card) and openvino fall back to torch where they are unavailable or cannot do the job (default: as in the settings)</source>
        <translation>Bibliothek, die das UNet ausführt; inductor (PyTorch, für die Grafikkarte kompiliert) und openvino weichen auf torch aus, wo es sie nicht gibt oder sie den Auftrag nicht ausführen können (Standard: wie in den Einstellungen)</translation>
    </message>
    <message>
        <source>what to do with the masked area; sets strength, pre-fill, grow, feather, blur, context and colours unless they are given</source>
        <translation>was mit dem maskierten Bereich geschieht; bestimmt Stärke, Vorfüllung, Erweiterung, weichen Rand, Weichzeichnung, Kontext und Farben, wenn sie nicht angegeben sind</translation>
    </message>
    <message>
        <source>generate pictures from a prompt or an image</source>
        <translation>Bilder aus einem Prompt oder Bild erzeugen</translation>
    </message>
    <message>
        <source>number of pictures; the seed increases by 1 for each (default: 1)</source>
        <translation>Anzahl der Bilder; der Seed wächst mit jedem um 1 (Standard: 1)</translation>
    </message>
    <message>
        <source>how options in the prompt, such as {red|blue} and __wildcard__, are chosen: random (by the seed), all (every combination, --count pictures each), cyclic (the first of each, then the second …), off (leave the prompt as it is) (default: random)</source>
        <translation>wie Optionen im Prompt, z.&#xa0;B. {red|blue} und __wildcard__, gewählt werden: random (nach dem Seed), all (jede Kombination, je --count Bilder), cyclic (von jeder die erste, dann die zweite …), off (den Prompt lassen, wie er ist) (Standard: random)</translation>
    </message>
    <message>
        <source>SD Studio doesn&apos;t support this prompt syntax: {pieces}.</source>
        <translation>SD Studio unterstützt diese Prompt-Syntax nicht: {pieces}.</translation>
    </message>
    <message>
        <source>The practice model does not know any of these words, so the picture is a guess. Try “{example}”, or another model with --model.</source>
        <translation>Das Übungsmodell kennt keins dieser Wörter, das Bild ist also geraten. Versuchen Sie „{example}“ oder ein anderes Modell mit --model.</translation>
    </message>
    <message>
        <source>compare values of one or two parameters in a grid</source>
        <translation>Werte von einem oder zwei Parametern in einem Raster vergleichen</translation>
    </message>
    <message>
        <source>parameter that varies from left to right, such as steps=10,20 or steps=10:50:10</source>
        <translation>Parameter, der von links nach rechts wechselt, z.&#xa0;B. steps=10,20 oder steps=10:50:10</translation>
    </message>
    <message>
        <source>parameter that varies from top to bottom, in the same format</source>
        <translation>Parameter, der von oben nach unten wechselt, in derselben Schreibweise</translation>
    </message>
    <message>
        <source>The transparent part of “{file}” is used as the mask.</source>
        <translation>Der transparente Teil von „{file}“ wird als Maske verwendet.</translation>
    </message>
    <message>
        <source>Work with the pictures in the library. A QUERY is what you would type into the search field, for example: sdstudio library search fish rating:&gt;=4</source>
        <translation>Arbeitet mit den Bildern der Bibliothek. Eine QUERY ist, was Sie im Suchfeld tippen würden, z.&#xa0;B.: sdstudio library search fish rating:&gt;=4</translation>
    </message>
    <message>
        <source>pictures folder of the library (default: as in the settings)</source>
        <translation>Bilderordner der Bibliothek (Standard: wie in den Einstellungen)</translation>
    </message>
    <message>
        <source>back up the library&apos;s database, or list the backups</source>
        <translation>die Datenbank der Bibliothek sichern oder die Sicherungen auflisten</translation>
    </message>
    <message>
        <source>Copy the library&apos;s database, even while a window has it open. The newest backups of seven days and four weeks are kept, and the four newest. Pictures aren&apos;t copied; everything else is in the pictures folder.</source>
        <translation>Kopiert die Datenbank der Bibliothek, auch während ein Fenster sie offen hat. Aufbewahrt werden die neuesten von sieben Tagen und vier Wochen und die vier neuesten. Bilder werden nicht kopiert; alles andere ist im Bilderordner.</translation>
    </message>
    <message>
        <source>list the backups, newest first</source>
        <translation>die Sicherungen auflisten, neueste zuerst</translation>
    </message>
    <message>
        <source>There are no backups yet.</source>
        <translation>Es gibt noch keine Sicherungen.</translation>
    </message>
    <message>
        <source>search, as in the search field, or files in the library; put -- in front of a search that begins with a hyphen</source>
        <translation>Suche wie im Suchfeld, oder Dateien der Bibliothek; setzen Sie -- vor eine Suche, die mit einem Bindestrich beginnt</translation>
    </message>
    <message>
        <source>write copies, a contact sheet or a list of pictures</source>
        <translation>Kopien, einen Kontaktbogen oder eine Liste von Bildern schreiben</translation>
    </message>
    <message>
        <source>folder to write to; nothing in it is overwritten</source>
        <translation>Zielordner; darin wird nichts überschrieben</translation>
    </message>
    <message>
        <source>format of the copies (default: png)</source>
        <translation>Format der Kopien (Standard: png)</translation>
    </message>
    <message>
        <source>write a list of the pictures and their settings instead of copies</source>
        <translation>statt Kopien eine Liste der Bilder und ihrer Einstellungen schreiben</translation>
    </message>
    <message>
        <source>write a contact sheet instead of copies (default: pdf)</source>
        <translation>statt Kopien einen Kontaktbogen schreiben (Standard: pdf)</translation>
    </message>
    <message>
        <source>longest side in pixels, a percentage such as 50%%, or original (default)</source>
        <translation>längste Seite in Pixeln, ein Prozentsatz wie 50%%, oder original (Standard)</translation>
    </message>
    <message>
        <source>enlarge pictures that are smaller than that</source>
        <translation>auch kleinere Bilder so weit vergrößern</translation>
    </message>
    <message>
        <source>quality of JPEG, WebP and AVIF, 1 to 100 (default: 90)</source>
        <translation>Qualität von JPEG, WebP und AVIF, 1 bis 100 (Standard: 90)</translation>
    </message>
    <message>
        <source>how much of the metadata the copies contain (default: whole)</source>
        <translation>wie viel von den Metadaten die Kopien enthalten (Standard: whole)</translation>
    </message>
    <message>
        <source>names of the copies, with fields such as {date} {prompt:30} {seed} (default: {name}); for a contact sheet or list, its name</source>
        <translation>Namen der Kopien, mit Feldern wie {date} {prompt:30} {seed} (Standard: {name}); bei Kontaktbogen oder Liste deren Name</translation>
    </message>
    <message>
        <source>pictures side by side on a contact sheet (default: 4)</source>
        <translation>Bilder nebeneinander auf einem Kontaktbogen (Standard: 4)</translation>
    </message>
    <message>
        <source>text below the pictures of a contact sheet, with the same fields as --name</source>
        <translation>Text unter den Bildern eines Kontaktbogens, mit denselben Feldern wie --name</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Wird exportiert</translation>
    </message>
    <message>
        <source>Stopped. The files that were written are complete.</source>
        <translation>Gestoppt. Die geschriebenen Dateien sind vollständig.</translation>
    </message>
    <message>
        <source>Pictures exported: {done} of {count}.</source>
        <translation>Exportierte Bilder: {done} von {count}.</translation>
    </message>
    <message>
        <source>copy pictures into the library, with the settings that they contain</source>
        <translation>Bilder mit den Einstellungen, die sie enthalten, in die Bibliothek kopieren</translation>
    </message>
    <message>
        <source>Copy pictures of any program into the library, each once, with the settings in them and in the .txt and .xmp files beside them. The originals stay as they are.</source>
        <translation>Kopiert Bilder aus beliebigen Programmen in die Bibliothek, jedes einmal, mit den Einstellungen darin und in den .txt- und .xmp-Dateien daneben. Die Originale bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>picture, or folder whose pictures, also in subfolders, are imported</source>
        <translation>Bild, oder Ordner, dessen Bilder auch aus Unterordnern importiert werden</translation>
    </message>
    <message>
        <source>copy nothing: show the pictures in the folders where they are</source>
        <translation>nichts kopieren: die Bilder der Ordner zeigen, wo sie sind</translation>
    </message>
    <message>
        <source>board to put the new pictures on; created if there is none</source>
        <translation>Sammlung für die neuen Bilder; wird angelegt, wenn es sie nicht gibt</translation>
    </message>
    <message>
        <source>tag for the new pictures; can be repeated</source>
        <translation>Schlagwort für die neuen Bilder; kann wiederholt werden</translation>
    </message>
    <message>
        <source>Importing pictures</source>
        <translation>Bilder werden importiert</translation>
    </message>
    <message>
        <source>Stopped. The pictures that were imported stay in the library.</source>
        <translation>Gestoppt. Die importierten Bilder bleiben in der Bibliothek.</translation>
    </message>
    <message>
        <source>Pictures imported: {count}. Already in the library: {duplicates}. Not imported: {failed}.</source>
        <translation>Importierte Bilder: {count}. Schon in der Bibliothek: {duplicates}. Nicht importiert: {failed}.</translation>
    </message>
    <message>
        <source>show which pictures would change without changing any</source>
        <translation>zeigen, welche Bilder sich ändern würden, ohne eins zu ändern</translation>
    </message>
    <message>
        <source>Pictures that would change: {changed} of {count}.</source>
        <translation>Bilder, die sich ändern würden: {changed} von {count}.</translation>
    </message>
    <message>
        <source>Pictures changed: {changed} of {count}.</source>
        <translation>Geänderte Bilder: {changed} von {count}.</translation>
    </message>
    <message>
        <source>Reading the pictures folder</source>
        <translation>Der Bilderordner wird gelesen</translation>
    </message>
    <message>
        <source>Indexing pictures</source>
        <translation>Bilder werden indiziert</translation>
    </message>
    <message>
        <source>give pictures stars, a flag or a colour</source>
        <translation>Bildern Sterne, eine Markierung oder eine Farbe geben</translation>
    </message>
    <message>
        <source>number of stars, 0 to 5</source>
        <translation>Anzahl der Sterne, 0 bis 5</translation>
    </message>
    <message>
        <source>flag the pictures as picked</source>
        <translation>die Bilder als ausgewählt markieren</translation>
    </message>
    <message>
        <source>flag the pictures as rejected</source>
        <translation>die Bilder als abgelehnt markieren</translation>
    </message>
    <message>
        <source>remove the flag</source>
        <translation>die Markierung entfernen</translation>
    </message>
    <message>
        <source>colour, or none to remove it</source>
        <translation>Farbe, oder none, um sie zu entfernen</translation>
    </message>
    <message>
        <source>rebuild the library&apos;s index from the pictures; everything else is kept</source>
        <translation>den Index der Bibliothek aus den Bildern neu aufbauen; alles andere bleibt</translation>
    </message>
    <message>
        <source>Read every picture, also in folders that are shown where they are, and the journal next to the pictures again, and rebuild the library&apos;s index from them. Stars, tags, boards, notes and the queue stay, and no picture is changed.</source>
        <translation>Liest jedes Bild, auch in Ordnern, die gezeigt werden, wo sie sind, und das Journal neben den Bildern erneut und baut daraus den Index der Bibliothek neu auf. Sterne, Schlagwörter, Sammlungen, Notizen und die Warteschlange bleiben, und kein Bild wird geändert.</translation>
    </message>
    <message>
        <source>Reading the pictures</source>
        <translation>Die Bilder werden gelesen</translation>
    </message>
    <message>
        <source>Stopped. SD Studio continues the next time it starts.</source>
        <translation>Gestoppt. SD Studio fährt beim nächsten Start fort.</translation>
    </message>
    <message>
        <source>Pictures in the library: {count}, of which {new} are new.</source>
        <translation>Bilder in der Bibliothek: {count}, davon neu: {new}.</translation>
    </message>
    <message>
        <source>restore a backup of the library&apos;s database</source>
        <translation>eine Sicherung der Datenbank wiederherstellen</translation>
    </message>
    <message>
        <source>Restore a backup. Pictures made since then stay, and so does what you added to them; jobs in the backup&apos;s queue are paused. The current database is kept next to the restored one.</source>
        <translation>Stellt eine Sicherung wieder her. Seither erzeugte Bilder bleiben, ebenso, was Sie ihnen hinzugefügt haben; Aufträge in der Warteschlange der Sicherung werden angehalten. Die jetzige Datenbank wird neben der wiederhergestellten aufbewahrt.</translation>
    </message>
    <message>
        <source>name as shown by: sdstudio library backup --list</source>
        <translation>Name, wie ihn sdstudio library backup --list zeigt</translation>
    </message>
    <message>
        <source>{backup} was restored. Pictures in the library: {count}.</source>
        <translation>{backup} wurde wiederhergestellt. Bilder in der Bibliothek: {count}.</translation>
    </message>
    <message>
        <source>list the pictures that a search finds</source>
        <translation>die Bilder auflisten, die eine Suche findet</translation>
    </message>
    <message>
        <source>as in the search field, for example: fish rating:&gt;=4 tag:sea (default: all pictures); put -- in front if it begins with a hyphen</source>
        <translation>wie im Suchfeld, z.&#xa0;B.: fish rating:&gt;=4 tag:sea (Standard: alle Bilder); setzen Sie -- davor, wenn es mit einem Bindestrich beginnt</translation>
    </message>
    <message>
        <source>list at most N pictures</source>
        <translation>höchstens N Bilder auflisten</translation>
    </message>
    <message>
        <source>date, rating, size, name or random, with -up or -down for the direction (default: date, newest first)</source>
        <translation>date, rating, size, name oder random, mit -up oder -down für die Richtung (Standard: date, neueste zuerst)</translation>
    </message>
    <message>
        <source>Pictures found: {count}, of which {shown} are listed.</source>
        <translation>Gefundene Bilder: {count}, davon aufgelistet: {shown}.</translation>
    </message>
    <message>
        <source>Pictures found: {count}.</source>
        <translation>Gefundene Bilder: {count}.</translation>
    </message>
    <message>
        <source>add tags to pictures or remove them</source>
        <translation>Bildern Schlagwörter geben oder nehmen</translation>
    </message>
    <message>
        <source>tag to add; can be repeated</source>
        <translation>neues Schlagwort; kann wiederholt werden</translation>
    </message>
    <message>
        <source>tag to remove, in upper or lower case; can be repeated</source>
        <translation>zu entfernendes Schlagwort, groß oder klein geschrieben; kann wiederholt werden</translation>
    </message>
    <message>
        <source>{file}: damaged ({detail}). To recreate it, run: sdstudio library rebuild</source>
        <translation>{file}: beschädigt ({detail}). Um sie neu anzulegen: sdstudio library rebuild</translation>
    </message>
    <message>
        <source>{file}: there is no database yet. To create it, start SD Studio or run: sdstudio library rebuild</source>
        <translation>{file}: Es gibt noch keine Datenbank. Um sie anzulegen, starten Sie SD Studio, oder: sdstudio library rebuild</translation>
    </message>
    <message>
        <source>{file}: damaged ({detail}). To repair it, run: sdstudio library rebuild</source>
        <translation>{file}: beschädigt ({detail}). Um sie zu reparieren: sdstudio library rebuild</translation>
    </message>
    <message>
        <source>{file}: the folder can&apos;t be found. Connect its drive or put it back; its pictures stay in the library.</source>
        <translation>{file}: Der Ordner ist nicht zu finden. Schließen Sie sein Laufwerk an, oder legen Sie ihn zurück; seine Bilder bleiben in der Bibliothek.</translation>
    </message>
    <message>
        <source>{file}: missing. Put the file back, and the picture is shown again.</source>
        <translation>{file}: fehlt. Legen Sie die Datei zurück, dann wird das Bild wieder gezeigt.</translation>
    </message>
    <message>
        <source>{file}: can&apos;t be read. Put back a copy of the file, or make the picture again.</source>
        <translation>{file}: nicht lesbar. Legen Sie eine Kopie der Datei zurück, oder erzeugen Sie das Bild noch einmal.</translation>
    </message>
    <message>
        <source>{file}: not in the library yet. To add it, start SD Studio or run: sdstudio library rebuild</source>
        <translation>{file}: noch nicht in der Bibliothek. Um es aufzunehmen, starten Sie SD Studio, oder: sdstudio library rebuild</translation>
    </message>
    <message>
        <source>{file}: overwritten with another picture. To update the library, start SD Studio or run: sdstudio library rebuild</source>
        <translation>{file}: mit einem anderen Bild überschrieben. Um die Bibliothek zu aktualisieren, starten Sie SD Studio, oder: sdstudio library rebuild</translation>
    </message>
    <message>
        <source>{file}: can&apos;t be read ({detail}). Check the drive and the file&apos;s permissions.</source>
        <translation>{file}: nicht lesbar ({detail}). Prüfen Sie das Laufwerk und die Rechte der Datei.</translation>
    </message>
    <message>
        <source>{file}: damaged (lines: {detail}). Everything that can be read is kept. To remove the rest, run: sdstudio library rebuild</source>
        <translation>{file}: beschädigt (Zeilen: {detail}). Alles Lesbare bleibt. Um den Rest zu entfernen: sdstudio library rebuild</translation>
    </message>
    <message>
        <source>{file}: differs from the database (entries: {detail}). To fix this, run: sdstudio library rebuild</source>
        <translation>{file}: weicht von der Datenbank ab (Einträge: {detail}). Um das zu beheben: sdstudio library rebuild</translation>
    </message>
    <message>
        <source>check the database, the pictures&apos; files and the journal</source>
        <translation>Datenbank, Bilddateien und Journal prüfen</translation>
    </message>
    <message>
        <source>Check the database, the search index, the thumbnails, the files of all pictures, and the journal. Nothing is changed, and a window may be open. The exit code is 1 if anything is wrong; each line says what is wrong and how to fix it.</source>
        <translation>Prüft die Datenbank, den Suchindex, die Miniaturen, die Dateien aller Bilder und das Journal. Nichts wird geändert, und ein Fenster darf offen sein. Der Exit-Code ist 1, wenn etwas nicht stimmt; jede Zeile sagt, was und wie es zu beheben ist.</translation>
    </message>
    <message>
        <source>compare sizes and times instead of reading every picture</source>
        <translation>Größen und Zeiten vergleichen, statt jedes Bild zu lesen</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>No problems found.</source>
        <translation>Keine Probleme gefunden.</translation>
    </message>
    <message>
        <source>show what picture files say of where they come from</source>
        <translation>zeigen, was Bilddateien über ihre Herkunft sagen</translation>
    </message>
    <message>
        <source>Shows whether files are marked as made with AI, have Content Credentials (which aren&apos;t verified), and carry the invisible mark of SD Studio. Without one, a picture may still have been made with AI.</source>
        <translation>Zeigt, ob Dateien als mit KI erzeugt gekennzeichnet sind, Content Credentials haben (die nicht geprüft werden) und das unsichtbare Zeichen von SD Studio tragen. Auch ohne all das kann ein Bild mit KI erzeugt sein.</translation>
    </message>
    <message>
        <source>picture of any program</source>
        <translation>Bild aus einem beliebigen Programm</translation>
    </message>
    <message>
        <source>print events as JSON, one object per line</source>
        <translation>Ereignisse als JSON ausgeben, ein Objekt je Zeile</translation>
    </message>
    <message>
        <source>Content Credentials (C2PA)</source>
        <translation>Content Credentials (C2PA)</translation>
    </message>
    <message>
        <source>invisible mark</source>
        <translation>unsichtbares Zeichen</translation>
    </message>
    <message>
        <source>no marks</source>
        <translation>keine Zeichen</translation>
    </message>
    <message>
        <source>list, download, import, verify, export and remove models</source>
        <translation>Modelle auflisten, herunterladen, importieren, prüfen, exportieren und entfernen</translation>
    </message>
    <message>
        <source>Manage the models on this computer. Start with: sdstudio models list. Then download one, for example: sdstudio models download sd-2-1</source>
        <translation>Verwaltet die Modelle auf diesem Computer. Beginnen Sie mit: sdstudio models list. Laden Sie dann eins herunter, z.&#xa0;B.: sdstudio models download sd-2-1</translation>
    </message>
    <message>
        <source>install a model from a file or folder</source>
        <translation>ein Modell aus einer Datei oder einem Ordner installieren</translation>
    </message>
    <message>
        <source>.safetensors or .ckpt checkpoint, folder in diffusers layout, model exported by SD Studio, LoRA or textual inversion embedding, VAE, ControlNet, model that finds similar pictures or selects objects</source>
        <translation>Checkpoint als .safetensors oder .ckpt, Ordner im Aufbau von diffusers, von SD Studio exportiertes Modell, LoRA oder Embedding, VAE, ControlNet, Modell zum Finden ähnlicher Bilder oder Auswählen von Objekten</translation>
    </message>
    <message>
        <source>install every model in the folder</source>
        <translation>alle Modelle des Ordners installieren</translation>
    </message>
    <message>
        <source>name for the model (default: taken from the file)</source>
        <translation>Name für das Modell (Standard: aus der Datei)</translation>
    </message>
    <message>
        <source>use the weights where they are instead of copying them</source>
        <translation>die Gewichte verwenden, wo sie sind, statt sie zu kopieren</translation>
    </message>
    <message>
        <source>what the model predicts (default: as detected)</source>
        <translation>was das Modell vorhersagt (Standard: wie erkannt)</translation>
    </message>
    <message>
        <source>the model needs only a few steps and no guidance: turbo, Lightning, Hyper, LCM or DMD</source>
        <translation>das Modell braucht nur wenige Schritte und keine Führung: Turbo, Lightning, Hyper, LCM oder DMD</translation>
    </message>
    <message>
        <source>installed VAE, or installed model with one, that completes a file without a VAE</source>
        <translation>installiertes VAE, oder installiertes Modell mit einem, das eine Datei ohne VAE vervollständigt</translation>
    </message>
    <message>
        <source>family of the models that a VAE is for, if its file doesn&apos;t say</source>
        <translation>Familie der Modelle, für die ein VAE ist, wenn seine Datei es nicht sagt</translation>
    </message>
    <message>
        <source>allow the conversion of a .ckpt or .pth, a pickle file that could contain malicious code; it is read without running any, in a separate process that is sandboxed on Linux</source>
        <translation>das Umwandeln einer .ckpt oder .pth erlauben, einer Pickle-Datei, die schädlichen Code enthalten könnte; sie wird gelesen, ohne ihn auszuführen, in einem eigenen, unter Linux abgeschotteten Prozess</translation>
    </message>
    <message>
        <source>show what was detected without installing anything</source>
        <translation>zeigen, was erkannt wurde, ohne zu installieren</translation>
    </message>
    <message>
        <source>This model can&apos;t be linked, so it is copied.</source>
        <translation>Dieses Modell kann nicht verknüpft werden und wird deshalb kopiert.</translation>
    </message>
    <message>
        <source>VAEs that fit, for --vae:</source>
        <translation>VAEs, die passen, für --vae:</translation>
    </message>
    <message>
        <source>licence unknown</source>
        <translation>Lizenz unbekannt</translation>
    </message>
    <message>
        <source>The prediction type could not be detected, so {prediction} was assumed. If pictures come out as noise or washed out, add the model again with --prediction-type.</source>
        <translation>Die Art der Vorhersage war nicht zu erkennen, deshalb wurde {prediction} angenommen. Wenn Bilder verrauscht oder ausgewaschen werden, fügen Sie das Modell mit --prediction-type erneut hinzu.</translation>
    </message>
    <message>
        <source>check which servers have the models, without downloading them</source>
        <translation>prüfen, welche Server die Modelle haben, ohne sie herunterzuladen</translation>
    </message>
    <message>
        <source>key or name (default: all models)</source>
        <translation>Schlüssel oder Name (Standard: alle Modelle)</translation>
    </message>
    <message>
        <source>available</source>
        <translation>verfügbar</translation>
    </message>
    <message>
        <source>not available ({fault})</source>
        <translation>nicht verfügbar ({fault})</translation>
    </message>
    <message>
        <source>Full text: {places}</source>
        <translation>Voller Text: {places}</translation>
    </message>
    <message>
        <source>“{model}” is licensed under {licence}.</source>
        <translation>„{model}“ steht unter der Lizenz {licence}.</translation>
    </message>
    <message>
        <source>Type “{yes}” to accept it, “{read}” to read it here, or anything else to cancel: </source>
        <translation>Tippen Sie „{yes}“, um sie zu akzeptieren, „{read}“, um sie hier zu lesen, oder etwas anderes, um abzubrechen: </translation>
    </message>
    <message>
        <source>download a model; Ctrl+C pauses, the same command resumes</source>
        <translation>ein Modell herunterladen; Strg+C hält an, derselbe Befehl setzt fort</translation>
    </message>
    <message>
        <source>fp16, fp32 or single-file (default: the first one listed)</source>
        <translation>fp16, fp32 oder single-file (Standard: das zuerst aufgelistete)</translation>
    </message>
    <message>
        <source>Paused with {have} of {size} downloaded. Resume with: {command}</source>
        <translation>Angehalten, {have} von {size} heruntergeladen. Weiter mit: {command}</translation>
    </message>
    <message>
        <source>{progress}, checking files that are already here</source>
        <translation>{progress}, vorhandene Dateien werden geprüft</translation>
    </message>
    <message>
        <source>{progress}, unpacking</source>
        <translation>{progress}, wird entpackt</translation>
    </message>
    <message>
        <source>measure how long a picture takes on this computer; needs no model</source>
        <translation>messen, wie lange ein Bild auf diesem Computer dauert; braucht kein Modell</translation>
    </message>
    <message>
        <source>Measuring for a few seconds…</source>
        <translation>Ein paar Sekunden wird gemessen…</translation>
    </message>
    <message>
        <source>Estimated time per picture on {device} ({dtype}):</source>
        <translation>Geschätzte Zeit je Bild auf {device} ({dtype}):</translation>
    </message>
    <message>
        <source>copy an installed model to a folder, for a computer without a network</source>
        <translation>ein installiertes Modell in einen Ordner kopieren, für einen Computer ohne Netz</translation>
    </message>
    <message>
        <source>target folder, for example on a USB drive; install it there with models add</source>
        <translation>Zielordner, z.&#xa0;B. auf einem USB-Laufwerk; installieren Sie es dort mit models add</translation>
    </message>
    <message>
        <source>read model licences and see which you have accepted</source>
        <translation>Modelllizenzen lesen und sehen, welche Sie akzeptiert haben</translation>
    </message>
    <message>
        <source>licence to print in full (default: list all)</source>
        <translation>Lizenz, die ganz ausgegeben wird (Standard: alle auflisten)</translation>
    </message>
    <message>
        <source>print only the use restrictions</source>
        <translation>nur die Nutzungsbeschränkungen ausgeben</translation>
    </message>
    <message>
        <source>accept the licence now, so that downloads do not ask for it</source>
        <translation>die Lizenz jetzt akzeptieren, damit Downloads nicht danach fragen</translation>
    </message>
    <message>
        <source>Name a licence, one of: {choices}</source>
        <translation>Nennen Sie eine Lizenz, eine von: {choices}</translation>
    </message>
    <message>
        <source>accepted on {date}</source>
        <translation>akzeptiert am {date}</translation>
    </message>
    <message>
        <source>not accepted yet</source>
        <translation>noch nicht akzeptiert</translation>
    </message>
    <message>
        <source>no acceptance required</source>
        <translation>Zustimmung nicht nötig</translation>
    </message>
    <message>
        <source>partly downloaded (resume with: models download)</source>
        <translation>teilweise heruntergeladen (weiter mit: models download)</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installiert</translation>
    </message>
    <message>
        <source>damaged (fix with: models repair)</source>
        <translation>beschädigt (beheben mit: models repair)</translation>
    </message>
    <message>
        <source>list the available models and show which are installed</source>
        <translation>die verfügbaren Modelle auflisten und zeigen, welche installiert sind</translation>
    </message>
    <message>
        <source>list only models that are installed or partly downloaded</source>
        <translation>nur installierte oder teilweise heruntergeladene Modelle auflisten</translation>
    </message>
    <message>
        <source>To estimate the time per picture, run: sdstudio models estimate</source>
        <translation>Um die Zeit je Bild zu schätzen: sdstudio models estimate</translation>
    </message>
    <message>
        <source>About {span} per picture on this computer.</source>
        <translation>Etwa {span} je Bild auf diesem Computer.</translation>
    </message>
    <message>
        <source>paused (resume with: models download)</source>
        <translation>angehalten (weiter mit: models download)</translation>
    </message>
    <message>
        <source>not installed (get it with: models download)</source>
        <translation>nicht installiert (holen mit: models download)</translation>
    </message>
    <message>
        <source>not installed (import only: models add)</source>
        <translation>nicht installiert (nur importieren: models add)</translation>
    </message>
    <message>
        <source>{state}, linked</source>
        <translation>{state}, verknüpft</translation>
    </message>
    <message>
        <source>move a model to the system&apos;s trash</source>
        <translation>ein Modell in den Papierkorb des Systems verschieben</translation>
    </message>
    <message>
        <source>do not ask for confirmation</source>
        <translation>nicht nachfragen</translation>
    </message>
    <message>
        <source>Move {model} ({key}, {size}) to the trash? Type “yes” to confirm: </source>
        <translation>{model} ({key}, {size}) in den Papierkorb verschieben? Tippen Sie „yes“ zur Bestätigung: </translation>
    </message>
    <message>
        <source>Nothing was removed.</source>
        <translation>Nichts wurde entfernt.</translation>
    </message>
    <message>
        <source>{model} ({key}, {size}) was moved to the trash.</source>
        <translation>{model} ({key}, {size}) wurde in den Papierkorb verschoben.</translation>
    </message>
    <message>
        <source>verify a model and download only its damaged parts again</source>
        <translation>ein Modell prüfen und nur seine beschädigten Teile neu herunterladen</translation>
    </message>
    <message>
        <source>key or name as shown by models list, for example sd-2-1 or sd-2-1/fp16</source>
        <translation>Schlüssel oder Name, wie models list ihn zeigt, z.&#xa0;B. sd-2-1 oder sd-2-1/fp16</translation>
    </message>
    <message>
        <source>server to try first: huggingface, hf-mirror, modelscope, one that you added in the settings, or an address that begins with https://</source>
        <translation>Server, der zuerst versucht wird: huggingface, hf-mirror, modelscope, ein in den Einstellungen hinzugefügter oder eine Adresse, die mit https:// beginnt</translation>
    </message>
    <message>
        <source>how the server at such an address names its files: like Hugging Face, like ModelScope, or as a folder of exported models</source>
        <translation>wie der Server an einer solchen Adresse seine Dateien nennt: wie Hugging Face, wie ModelScope oder als Ordner exportierter Modelle</translation>
    </message>
    <message>
        <source>accept a licence that you have read (see: sdstudio models licence) without being asked; can be repeated</source>
        <translation>eine gelesene Lizenz (siehe: sdstudio models licence) ohne Nachfrage akzeptieren; kann wiederholt werden</translation>
    </message>
    <message>
        <source>check installed models for damaged files</source>
        <translation>installierte Modelle auf beschädigte Dateien prüfen</translation>
    </message>
    <message>
        <source>keys or names (default: all installed models)</source>
        <translation>Schlüssel oder Namen (Standard: alle installierten Modelle)</translation>
    </message>
    <message>
        <source>{model} ({key}): intact</source>
        <translation>{model} ({key}): unbeschädigt</translation>
    </message>
    <message>
        <source>open pictures or models in the window, starting it if necessary</source>
        <translation>Bilder oder Modelle im Fenster öffnen und es, wenn nötig, starten</translation>
    </message>
    <message>
        <source>a picture to start from, or a model, a model folder, a LoRA or an embedding to import; of several pictures, the first one is used (default: only open the window)</source>
        <translation>ein Bild als Ausgangsbild oder ein Modell, ein Modellordner, ein LoRA oder ein Embedding zum Importieren; von mehreren Bildern gilt das erste (Standard: nur das Fenster öffnen)</translation>
    </message>
    <message>
        <source>output file; numbered if there are several (default: a new file in the pictures folder)</source>
        <translation>Ausgabedatei; bei mehreren nummeriert (Standard: eine neue Datei im Bilderordner)</translation>
    </message>
    <message>
        <source>replace existing files</source>
        <translation>vorhandene Dateien ersetzen</translation>
    </message>
    <message>
        <source>how much the file of --out says about how it was made (default: whole)</source>
        <translation>wie viel die Datei von --out über ihre Entstehung sagt (Standard: whole)</translation>
    </message>
    <message>
        <source>don&apos;t mark pictures as made with AI (default: as chosen in the settings)</source>
        <translation>Bilder nicht als mit KI erzeugt kennzeichnen (Standard: wie in den Einstellungen)</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>wird verwendet</translation>
    </message>
    <message>
        <source>installed, not used</source>
        <translation>installiert, nicht verwendet</translation>
    </message>
    <message>
        <source>installed, not working</source>
        <translation>installiert, funktioniert nicht</translation>
    </message>
    <message>
        <source>installed, for another version of SD Studio</source>
        <translation>installiert, für eine andere Version von SD Studio</translation>
    </message>
    <message>
        <source>fits this computer; install it with: packs add</source>
        <translation>passt zu diesem Computer; installieren mit: packs add</translation>
    </message>
    <message>
        <source>not for this computer</source>
        <translation>nicht für diesen Computer</translation>
    </message>
    <message>
        <source>install, export and remove packs for graphics cards</source>
        <translation>Pakete für Grafikkarten installieren, exportieren und entfernen</translation>
    </message>
    <message>
        <source>With a pack, pictures are made on the graphics card instead of the processor. Start with: sdstudio packs list</source>
        <translation>Mit einem Paket werden Bilder auf der Grafikkarte statt auf dem Prozessor erzeugt. Beginnen Sie mit: sdstudio packs list</translation>
    </message>
    <message>
        <source>ID as shown by packs list, for example cuda-13.0-linux</source>
        <translation>ID, wie packs list sie zeigt, z.&#xa0;B. cuda-13.0-linux</translation>
    </message>
    <message>
        <source>list the graphics cards and packs</source>
        <translation>die Grafikkarten und Pakete auflisten</translation>
    </message>
    <message>
        <source>install a pack, try it, and use it if it works</source>
        <translation>ein Paket installieren, ausprobieren und verwenden, wenn es funktioniert</translation>
    </message>
    <message>
        <source>ID as shown by packs list, or a file that packs export made</source>
        <translation>ID, wie packs list sie zeigt, oder eine Datei von packs export</translation>
    </message>
    <message>
        <source>download a pack into a file, for a computer without a network</source>
        <translation>ein Paket in eine Datei herunterladen, für einen Computer ohne Netz</translation>
    </message>
    <message>
        <source>target file, for example on a USB drive; install it there with packs add</source>
        <translation>Zieldatei, z.&#xa0;B. auf einem USB-Laufwerk; installieren Sie sie dort mit packs add</translation>
    </message>
    <message>
        <source>delete an installed pack</source>
        <translation>ein installiertes Paket löschen</translation>
    </message>
    <message>
        <source>Pictures are now made on {card}.</source>
        <translation>Bilder werden jetzt auf {card} erzeugt.</translation>
    </message>
    <message>
        <source>Delete {pack} ({size})? Type “yes” to confirm: </source>
        <translation>{pack} ({size}) löschen? Tippen Sie „yes“ zur Bestätigung: </translation>
    </message>
    <message>
        <source>{pack} was deleted.</source>
        <translation>{pack} wurde gelöscht.</translation>
    </message>
    <message>
        <source>list, import and export styles for generate --style</source>
        <translation>Stile für generate --style auflisten, importieren und exportieren</translation>
    </message>
    <message>
        <source>write styles to a file, for SD Studio or another program</source>
        <translation>Stile in eine Datei schreiben, für SD Studio oder ein anderes Programm</translation>
    </message>
    <message>
        <source>list the snippets and their words</source>
        <translation>die Textbausteine und ihre Wörter auflisten</translation>
    </message>
    <message>
        <source>add the snippets in files</source>
        <translation>die Textbausteine aus Dateien hinzufügen</translation>
    </message>
    <message>
        <source>JSON file of snippets from SD Studio</source>
        <translation>JSON-Datei mit Textbausteinen von SD Studio</translation>
    </message>
    <message>
        <source>write all snippets to a file</source>
        <translation>alle Textbausteine in eine Datei schreiben</translation>
    </message>
    <message>
        <source>file to write</source>
        <translation>Zieldatei</translation>
    </message>
    <message>
        <source>list, import and export saved pieces of prompts</source>
        <translation>gespeicherte Teile von Prompts auflisten, importieren und exportieren</translation>
    </message>
    <message>
        <source>style to write; can be repeated (default: all your own)</source>
        <translation>Stil, der geschrieben wird; kann wiederholt werden (Standard: alle eigenen)</translation>
    </message>
    <message>
        <source>format of the file (default: a1111 for .csv, otherwise sdstudio)</source>
        <translation>Format der Datei (Standard: a1111 für .csv, sonst sdstudio)</translation>
    </message>
    <message>
        <source>replace an existing file</source>
        <translation>eine vorhandene Datei ersetzen</translation>
    </message>
    <message>
        <source>add the styles in files: JSON from SD Studio, Fooocus or InvokeAI, CSV from A1111</source>
        <translation>die Stile aus Dateien hinzufügen: JSON von SD Studio, Fooocus oder InvokeAI, CSV von A1111</translation>
    </message>
    <message>
        <source>file of styles</source>
        <translation>Datei mit Stilen</translation>
    </message>
    <message>
        <source>“{file}”: {new} imported, {known} already there, {left_out} left out.</source>
        <translation>„{file}“: {new} importiert, {known} schon vorhanden, {left_out} ausgelassen.</translation>
    </message>
    <message>
        <source>list the styles, your own first</source>
        <translation>die Stile auflisten, Ihre eigenen zuerst</translation>
    </message>
    <message>
        <source>regenerate a picture from its metadata and compare the two</source>
        <translation>ein Bild aus seinen Metadaten neu erzeugen und beide vergleichen</translation>
    </message>
    <message>
        <source>PNG file made by SD Studio</source>
        <translation>PNG-Datei, mit SD Studio erzeugt</translation>
    </message>
    <message>
        <source>its model, installed or as a folder (default: identified by the metadata)</source>
        <translation>sein Modell, installiert oder als Ordner (Standard: aus den Metadaten)</translation>
    </message>
    <message>
        <source>LoRA that it uses (default: found among those you added); can be repeated</source>
        <translation>LoRA, das es verwendet (Standard: unter den hinzugefügten gesucht); kann wiederholt werden</translation>
    </message>
    <message>
        <source>embedding that it uses (default: found among those you added); can be repeated</source>
        <translation>Embedding, das es verwendet (Standard: unter den hinzugefügten gesucht); kann wiederholt werden</translation>
    </message>
    <message>
        <source>ControlNet that it uses (default: found among those that are installed); can be repeated</source>
        <translation>ControlNet, das es verwendet (Standard: unter den installierten gesucht); kann wiederholt werden</translation>
    </message>
    <message>
        <source>print the result as JSON</source>
        <translation>das Ergebnis als JSON ausgeben</translation>
    </message>
    <message>
        <source>identical</source>
        <translation>identisch</translation>
    </message>
    <message>
        <source>different: the sizes differ</source>
        <translation>verschieden: Die Größen unterscheiden sich</translation>
    </message>
    <message>
        <source>different: {share} of the pixels, by at most {largest} of 255</source>
        <translation>verschieden: {share} der Pixel, um höchstens {largest} von 255</translation>
    </message>
    <message>
        <source>none of the recorded settings or versions differ</source>
        <translation>keine der gespeicherten Einstellungen und Versionen unterscheidet sich</translation>
    </message>
    <message>
        <source>{name}: was {then}, is now {now}</source>
        <translation>{name}: war {then}, ist jetzt {now}</translation>
    </message>
    <message>
        <source>list the wildcards and how many lines they have</source>
        <translation>die Wildcards und ihre Zeilenzahl auflisten</translation>
    </message>
    <message>
        <source>list and add wildcards for dynamic prompts</source>
        <translation>Wildcards für dynamische Prompts auflisten und hinzufügen</translation>
    </message>
    <message>
        <source>Wildcards are text files with one entry on each line. In a prompt, __name__ stands for one of the entries of the file name.txt.</source>
        <translation>Wildcards sind Textdateien mit einem Eintrag je Zeile. In einem Prompt steht __name__ für einen der Einträge der Datei name.txt.</translation>
    </message>
    <message>
        <source>translate prompts into English: auto (as in the settings, but not for the practice model, which reads Chinese), on, off (default: auto)</source>
        <translation>Prompts ins Englische übersetzen: auto (wie in den Einstellungen, aber nicht für das Übungsmodell, das Chinesisch liest), on, off (Standard: auto)</translation>
    </message>
    <message>
        <source>In English: {prompt}</source>
        <translation>Auf Englisch: {prompt}</translation>
    </message>
    <message>
        <source>Not translated: {words}. A translation model may know them (see: sdstudio models list).</source>
        <translation>Nicht übersetzt: {words}. Ein Übersetzungsmodell kennt sie vielleicht (siehe: sdstudio models list).</translation>
    </message>
    <message>
        <source>enlarge pictures, or all in a folder, with an upscaler</source>
        <translation>Bilder oder alle Bilder eines Ordners mit einem Upscaler vergrößern</translation>
    </message>
    <message>
        <source>image file, or folder whose images are all enlarged</source>
        <translation>Bilddatei, oder Ordner, dessen Bilder alle vergrößert werden</translation>
    </message>
    <message>
        <source>installed upscaler, or its safetensors file (default: the only one installed)</source>
        <translation>installierter Upscaler oder seine safetensors-Datei (Standard: der einzige installierte)</translation>
    </message>
    <message>
        <source>how much wider and higher they become, from 1 to 8 (default: {usual})</source>
        <translation>um welchen Faktor sie breiter und höher werden, von 1 bis 8 (Standard: {usual})</translation>
    </message>
    <message>
        <source>folder for the results, under the names of the originals; those that are already there are skipped (default: new files in the pictures folder)</source>
        <translation>Ordner für die Ergebnisse, unter den Namen der Originale; schon vorhandene werden übersprungen (Standard: neue Dateien im Bilderordner)</translation>
    </message>
    <message>
        <source>Skipped, since the results are there: {count}.</source>
        <translation>Übersprungen, weil die Ergebnisse schon da sind: {count}.</translation>
    </message>
    <message>
        <source>list the tag lists and how many tags they have</source>
        <translation>die Tag-Listen und die Zahl ihrer Tags auflisten</translation>
    </message>
    <message>
        <source>add CSV files of tags: name, category, count, aliases</source>
        <translation>CSV-Dateien mit Tags hinzufügen: Name, Kategorie, Anzahl, andere Namen</translation>
    </message>
    <message>
        <source>CSV file as A1111&apos;s tag completion uses it</source>
        <translation>CSV-Datei, wie A1111 sie zum Vervollständigen verwendet</translation>
    </message>
    <message>
        <source>move tag lists to the system&apos;s trash</source>
        <translation>Tag-Listen in den Papierkorb des Systems verschieben</translation>
    </message>
    <message>
        <source>name of a tag list</source>
        <translation>Name einer Tag-Liste</translation>
    </message>
    <message>
        <source>list, import and remove tag lists for completing prompts</source>
        <translation>Tag-Listen zum Vervollständigen von Prompts auflisten, importieren und entfernen</translation>
    </message>
    <message>
        <source>say in words what pictures show</source>
        <translation>mit Worten sagen, was Bilder zeigen</translation>
    </message>
    <message>
        <source>image file, or folder whose images are all described</source>
        <translation>Bilddatei oder Ordner, dessen Bilder alle beschrieben werden</translation>
    </message>
    <message>
        <source>safetensors file of a captioning model (default: the one installed)</source>
        <translation>Safetensors-Datei eines Modells, das Bilder beschreibt (Standard: das installierte)</translation>
    </message>
    <message>
        <source>print descriptions as JSON, one object per line</source>
        <translation>Beschreibungen als JSON ausgeben, ein Objekt je Zeile</translation>
    </message>
    <message>
        <source>the model card&apos;s evaluation: guidance 1.5 to 8 with 50 DDIM steps</source>
        <translation>die Auswertung der Modellkarte: Führung 1,5 bis 8 mit 50 DDIM-Schritten</translation>
    </message>
    <message>
        <source>add text files, YAML files, or folders of them, as wildcards</source>
        <translation>Textdateien, YAML-Dateien oder Ordner davon als Wildcards hinzufügen</translation>
    </message>
    <message>
        <source>text file with one entry on each line, YAML or JSON file with lists below names, or folder of such files</source>
        <translation>Textdatei mit einem Eintrag je Zeile, YAML- oder JSON-Datei mit Listen unter Namen, oder Ordner mit solchen Dateien</translation>
    </message>
    <message>
        <source>preset to begin with, by name; options that are given come before its settings, and its model is used unless another is named</source>
        <translation>Voreinstellung, von der ausgegangen wird, nach Namen; angegebene Optionen gehen ihren Einstellungen vor, und ihr Modell wird verwendet, wenn kein anderes genannt ist</translation>
    </message>
    <message>
        <source>Left out of the preset {name}: {list}.</source>
        <translation>Aus der Voreinstellung {name} weggelassen: {list}.</translation>
    </message>
    <message>
        <source>search, import, rate, tag, describe, export, check and back up your pictures</source>
        <translation>Bilder suchen, importieren, bewerten, verschlagworten, beschreiben, exportieren, prüfen und sichern</translation>
    </message>
    <message>
        <source>write what pictures show into their notes</source>
        <translation>in die Notizen von Bildern schreiben, was sie zeigen</translation>
    </message>
    <message>
        <source>skip pictures that have a note (default), or append to it; none is replaced</source>
        <translation>Bilder mit Notiz überspringen (Standard) oder anhängen; keine wird ersetzt</translation>
    </message>
    <message>
        <source>describe private pictures, too: those that the window blurs, by their tags or words</source>
        <translation>auch private Bilder beschreiben: die das Fenster wegen ihrer Schlagwörter oder Wörter verdeckt</translation>
    </message>
    <message>
        <source>Private pictures left out: {count}. Add --private to describe them, too.</source>
        <translation>Ausgelassene private Bilder: {count}. Mit --private werden auch sie beschrieben.</translation>
    </message>
    <message>
        <source>Describing</source>
        <translation>Beschreiben</translation>
    </message>
    <message>
        <source>find the faces in each finished picture and make them anew at the model&apos;s full resolution; so does each of the --face- options</source>
        <translation>die Gesichter in jedem fertigen Bild finden und in der vollen Auflösung des Modells neu erzeugen; das bewirkt auch jede der Optionen --face-</translation>
    </message>
    <message>
        <source>repair the faces in pictures, or in all of a folder</source>
        <translation>die Gesichter in Bildern reparieren, auch in allen eines Ordners</translation>
    </message>
    <message>
        <source>image file, or folder in whose images all faces are repaired</source>
        <translation>Bilddatei oder Ordner, in dessen Bildern alle Gesichter repariert werden</translation>
    </message>
    <message>
        <source>installed model, or folder in diffusers layout, that makes the faces (default: the one that made the picture)</source>
        <translation>installiertes Modell oder Ordner im diffusers-Format, das die Gesichter erzeugt (Standard: das, mit dem das Bild entstand)</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>new board</source>
        <translation>neue Sammlung</translation>
    </message>
    <message>
        <source>use the same mask</source>
        <translation>dieselbe Maske verwenden</translation>
    </message>
    <message>
        <source>fill mask</source>
        <translation>Maske füllen</translation>
    </message>
    <message>
        <source>clear mask</source>
        <translation>Maske leeren</translation>
    </message>
    <message>
        <source>invert mask</source>
        <translation>Maske umkehren</translation>
    </message>
    <message>
        <source>open mask</source>
        <translation>Maske öffnen</translation>
    </message>
    <message>
        <source>show mask</source>
        <translation>Maske einblenden</translation>
    </message>
    <message>
        <source>show layer</source>
        <translation>Ebene einblenden</translation>
    </message>
    <message>
        <source>paint on layer mask</source>
        <translation>auf Ebenenmaske malen</translation>
    </message>
    <message>
        <source>paint on layer</source>
        <translation>auf Ebene malen</translation>
    </message>
    <message>
        <source>paint mask</source>
        <translation>Maske malen</translation>
    </message>
    <message>
        <source>crop layer</source>
        <translation>Ebene zuschneiden</translation>
    </message>
    <message>
        <source>crop canvas</source>
        <translation>Leinwand zuschneiden</translation>
    </message>
    <message>
        <source>adjust depth</source>
        <translation>Tiefe anpassen</translation>
    </message>
    <message>
        <source>hide depth</source>
        <translation>Tiefe ausblenden</translation>
    </message>
    <message>
        <source>show depth</source>
        <translation>Tiefe einblenden</translation>
    </message>
    <message>
        <source>estimate depth</source>
        <translation>Tiefe schätzen</translation>
    </message>
    <message>
        <source>open depth map</source>
        <translation>Tiefenkarte öffnen</translation>
    </message>
    <message>
        <source>adjust mask edges</source>
        <translation>Maskenränder anpassen</translation>
    </message>
    <message>
        <source>open canvas for hint</source>
        <translation>Leinwand für Vorlage öffnen</translation>
    </message>
    <message>
        <source>show hint</source>
        <translation>Vorlage einblenden</translation>
    </message>
    <message>
        <source>edit hint on canvas</source>
        <translation>Vorlage auf Leinwand bearbeiten</translation>
    </message>
    <message>
        <source>use layer as hint</source>
        <translation>Ebene als Vorlage verwenden</translation>
    </message>
    <message>
        <source>extend picture</source>
        <translation>Bild erweitern</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>ausschneiden</translation>
    </message>
    <message>
        <source>paste</source>
        <translation>einfügen</translation>
    </message>
    <message>
        <source>add layer</source>
        <translation>Ebene hinzufügen</translation>
    </message>
    <message>
        <source>duplicate layer</source>
        <translation>Ebene duplizieren</translation>
    </message>
    <message>
        <source>delete layer</source>
        <translation>Ebene löschen</translation>
    </message>
    <message>
        <source>clear layer</source>
        <translation>Ebene leeren</translation>
    </message>
    <message>
        <source>rename layer</source>
        <translation>Ebene umbenennen</translation>
    </message>
    <message>
        <source>hide layer</source>
        <translation>Ebene ausblenden</translation>
    </message>
    <message>
        <source>change layer opacity</source>
        <translation>Deckkraft der Ebene ändern</translation>
    </message>
    <message>
        <source>change blend mode</source>
        <translation>Mischmodus ändern</translation>
    </message>
    <message>
        <source>lock transparency</source>
        <translation>Transparenz sperren</translation>
    </message>
    <message>
        <source>unlock transparency</source>
        <translation>Transparenz entsperren</translation>
    </message>
    <message>
        <source>make reference layer</source>
        <translation>zur Referenzebene machen</translation>
    </message>
    <message>
        <source>make paint layer</source>
        <translation>zur Malebene machen</translation>
    </message>
    <message>
        <source>change layer order</source>
        <translation>Ebenen umordnen</translation>
    </message>
    <message>
        <source>add layer mask</source>
        <translation>Ebenenmaske hinzufügen</translation>
    </message>
    <message>
        <source>apply layer mask</source>
        <translation>Ebenenmaske anwenden</translation>
    </message>
    <message>
        <source>delete layer mask</source>
        <translation>Ebenenmaske löschen</translation>
    </message>
    <message>
        <source>merge down</source>
        <translation>nach unten vereinen</translation>
    </message>
    <message>
        <source>merge visible layers</source>
        <translation>sichtbare Ebenen vereinen</translation>
    </message>
    <message>
        <source>select what is painted</source>
        <translation>Gemaltes auswählen</translation>
    </message>
    <message>
        <source>paste mask</source>
        <translation>Maske einfügen</translation>
    </message>
    <message>
        <source>add mask</source>
        <translation>Maske hinzufügen</translation>
    </message>
    <message>
        <source>duplicate mask</source>
        <translation>Maske duplizieren</translation>
    </message>
    <message>
        <source>delete mask</source>
        <translation>Maske löschen</translation>
    </message>
    <message>
        <source>rename mask</source>
        <translation>Maske umbenennen</translation>
    </message>
    <message>
        <source>hide mask</source>
        <translation>Maske ausblenden</translation>
    </message>
    <message>
        <source>change mask strength</source>
        <translation>Maskenstärke ändern</translation>
    </message>
    <message>
        <source>add mask from another picture</source>
        <translation>Maske eines anderen Bildes hinzufügen</translation>
    </message>
    <message>
        <source>new canvas</source>
        <translation>neue Leinwand</translation>
    </message>
    <message>
        <source>select object</source>
        <translation>Objekt auswählen</translation>
    </message>
    <message>
        <source>add picture as layer</source>
        <translation>Bild als Ebene einfügen</translation>
    </message>
    <message>
        <source>open project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>use these settings</source>
        <translation>diese Einstellungen verwenden</translation>
    </message>
    <message>
        <source>use result as layer</source>
        <translation>Ergebnis als Ebene verwenden</translation>
    </message>
    <message>
        <source>restore snapshot “{name}”</source>
        <translation>Schnappschuss „{name}“ wiederherstellen</translation>
    </message>
    <message>
        <source>revert to opened state</source>
        <translation>zurück zum geöffneten Stand</translation>
    </message>
    <message>
        <source>fill layer mask</source>
        <translation>Ebenenmaske füllen</translation>
    </message>
    <message>
        <source>fill with colour</source>
        <translation>mit Farbe füllen</translation>
    </message>
    <message>
        <source>erase an area of the layer</source>
        <translation>Bereich der Ebene radieren</translation>
    </message>
    <message>
        <source>mask by colour</source>
        <translation>nach Farbe maskieren</translation>
    </message>
    <message>
        <source>clear an area of the mask</source>
        <translation>Bereich der Maske leeren</translation>
    </message>
    <message>
        <source>fill an area of the mask</source>
        <translation>Bereich der Maske füllen</translation>
    </message>
    <message>
        <source>move mask</source>
        <translation>Maske verschieben</translation>
    </message>
    <message>
        <source>move layer mask</source>
        <translation>Ebenenmaske verschieben</translation>
    </message>
    <message>
        <source>move selected part</source>
        <translation>ausgewählten Teil verschieben</translation>
    </message>
    <message>
        <source>move layer</source>
        <translation>Ebene verschieben</translation>
    </message>
    <message>
        <source>mask polygon</source>
        <translation>Polygon maskieren</translation>
    </message>
    <message>
        <source>mask rectangle</source>
        <translation>Rechteck maskieren</translation>
    </message>
    <message>
        <source>mask ellipse</source>
        <translation>Ellipse maskieren</translation>
    </message>
    <message>
        <source>mask with the lasso</source>
        <translation>mit dem Lasso maskieren</translation>
    </message>
    <message>
        <source>flip horizontally</source>
        <translation>horizontal spiegeln</translation>
    </message>
    <message>
        <source>flip vertically</source>
        <translation>vertikal spiegeln</translation>
    </message>
    <message>
        <source>rotate left</source>
        <translation>nach links drehen</translation>
    </message>
    <message>
        <source>rotate right</source>
        <translation>nach rechts drehen</translation>
    </message>
    <message>
        <source>transform</source>
        <translation>transformieren</translation>
    </message>
    <message>
        <source>adjust edges</source>
        <translation>Ränder anpassen</translation>
    </message>
    <message>
        <source>add ControlNet</source>
        <translation>ControlNet hinzufügen</translation>
    </message>
    <message>
        <source>remove ControlNet</source>
        <translation>ControlNet entfernen</translation>
    </message>
    <message>
        <source>change ControlNet</source>
        <translation>ControlNet ändern</translation>
    </message>
    <message>
        <source>change hint picture</source>
        <translation>Vorlage ändern</translation>
    </message>
    <message>
        <source>remove input picture</source>
        <translation>Ausgangsbild entfernen</translation>
    </message>
    <message>
        <source>change input picture</source>
        <translation>Ausgangsbild ändern</translation>
    </message>
    <message>
        <source>use the transparent part as the mask</source>
        <translation>transparenten Teil als Maske verwenden</translation>
    </message>
    <message>
        <source>edit a job</source>
        <translation>Auftrag bearbeiten</translation>
    </message>
    <message>
        <source>rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>colour label</source>
        <translation>Farbmarkierung</translation>
    </message>
    <message>
        <source>cull</source>
        <translation>Sichten</translation>
    </message>
    <message>
        <source>add tags</source>
        <translation>Schlagwörter hinzufügen</translation>
    </message>
    <message>
        <source>remove tag</source>
        <translation>Schlagwort entfernen</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>add to board</source>
        <translation>in Sammlung legen</translation>
    </message>
    <message>
        <source>remove from board</source>
        <translation>aus Sammlung entfernen</translation>
    </message>
    <message>
        <source>rename board</source>
        <translation>Sammlung umbenennen</translation>
    </message>
    <message>
        <source>delete board</source>
        <translation>Sammlung löschen</translation>
    </message>
    <message>
        <source>save search</source>
        <translation>Suche speichern</translation>
    </message>
    <message>
        <source>rename saved search</source>
        <translation>gespeicherte Suche umbenennen</translation>
    </message>
    <message>
        <source>update saved search</source>
        <translation>gespeicherte Suche aktualisieren</translation>
    </message>
    <message>
        <source>delete saved search</source>
        <translation>gespeicherte Suche löschen</translation>
    </message>
    <message>
        <source>update a preset</source>
        <translation>Voreinstellung aktualisieren</translation>
    </message>
    <message>
        <source>rename a preset</source>
        <translation>Voreinstellung umbenennen</translation>
    </message>
    <message>
        <source>duplicate a preset</source>
        <translation>Voreinstellung duplizieren</translation>
    </message>
    <message>
        <source>delete a preset</source>
        <translation>Voreinstellung löschen</translation>
    </message>
    <message>
        <source>set a model&apos;s defaults</source>
        <translation>Standard eines Modells festlegen</translation>
    </message>
    <message>
        <source>reset settings</source>
        <translation>Einstellungen zurücksetzen</translation>
    </message>
    <message>
        <source>use a preset</source>
        <translation>Voreinstellung verwenden</translation>
    </message>
    <message>
        <source>save a preset</source>
        <translation>Voreinstellung speichern</translation>
    </message>
    <message>
        <source>change a preset</source>
        <translation>Voreinstellung ändern</translation>
    </message>
    <message>
        <source>import presets</source>
        <translation>Voreinstellungen importieren</translation>
    </message>
    <message>
        <source>remix</source>
        <translation>Remix</translation>
    </message>
    <message>
        <source>use this prompt</source>
        <translation>diesen Prompt verwenden</translation>
    </message>
    <message>
        <source>use this template</source>
        <translation>diese Vorlage verwenden</translation>
    </message>
    <message>
        <source>reuse seed</source>
        <translation>Seed wiederverwenden</translation>
    </message>
    <message>
        <source>use a style</source>
        <translation>Stil verwenden</translation>
    </message>
    <message>
        <source>remove a style</source>
        <translation>Stil entfernen</translation>
    </message>
    <message>
        <source>move a style</source>
        <translation>Stil verschieben</translation>
    </message>
    <message>
        <source>delete a style</source>
        <translation>Stil löschen</translation>
    </message>
    <message>
        <source>mark a style</source>
        <translation>Stil als Favorit markieren</translation>
    </message>
    <message>
        <source>make a style</source>
        <translation>Stil machen</translation>
    </message>
    <message>
        <source>change a style</source>
        <translation>Stil ändern</translation>
    </message>
    <message>
        <source>import styles</source>
        <translation>Stile importieren</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>put back</source>
        <translation>zurücklegen</translation>
    </message>
    <message>
        <source>import</source>
        <translation>importieren</translation>
    </message>
    <message>
        <source>remove folder</source>
        <translation>Ordner entfernen</translation>
    </message>
    <message>
        <source>remove from the queue</source>
        <translation>aus der Warteschlange entfernen</translation>
    </message>
    <message>
        <source>add to the queue</source>
        <translation>in Warteschlange stellen</translation>
    </message>
    <message>
        <source>move in the queue</source>
        <translation>in der Warteschlange verschieben</translation>
    </message>
    <message>
        <source>leave canvas</source>
        <translation>Leinwand verlassen</translation>
    </message>
    <message>
        <source>add a snippet</source>
        <translation>Textbaustein hinzufügen</translation>
    </message>
    <message>
        <source>change a snippet</source>
        <translation>Textbaustein ändern</translation>
    </message>
    <message>
        <source>delete a snippet</source>
        <translation>Textbaustein löschen</translation>
    </message>
    <message>
        <source>import snippets</source>
        <translation>Textbausteine importieren</translation>
    </message>
    <message>
        <source>describe</source>
        <translation>beschreiben</translation>
    </message>
    <message>
        <source>describe in notes</source>
        <translation>in Notizen beschreiben</translation>
    </message>
    <message>
        <source>import shortcuts</source>
        <translation>Kürzel importieren</translation>
    </message>
    <message>
        <source>change a shortcut</source>
        <translation>Kürzel ändern</translation>
    </message>
    <message>
        <source>reset shortcuts</source>
        <translation>Kürzel zurücksetzen</translation>
    </message>
    <message>
        <source>mask faces</source>
        <translation>Gesichter maskieren</translation>
    </message>
</context>
<context>
    <name>completion</name>
    <message>
        <source>Snippet</source>
        <translation>Textbaustein</translation>
    </message>
    <message>
        <source>LoRA or embedding</source>
        <translation>LoRA oder Embedding</translation>
    </message>
    <message>
        <source>Known to the model</source>
        <translation>Dem Modell bekannt</translation>
    </message>
    <message>
        <source>Used before</source>
        <translation>Schon verwendet</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Wildcard</source>
        <translation>Wildcard</translation>
    </message>
    <message>
        <source>general</source>
        <translation>allgemein</translation>
    </message>
    <message>
        <source>artist</source>
        <translation>Künstler</translation>
    </message>
    <message>
        <source>copyright</source>
        <translation>Werk</translation>
    </message>
    <message>
        <source>character</source>
        <translation>Figur</translation>
    </message>
    <message>
        <source>meta</source>
        <translation>Meta</translation>
    </message>
</context>
<context>
    <name>controls</name>
    <message>
        <source>Canny edges</source>
        <translation>Canny-Kanten</translation>
    </message>
    <message>
        <source>Keeps the edges of a picture: white lines on black.</source>
        <translation>Behält die Kanten eines Bildes: weiße Linien auf Schwarz.</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Keeps what is near and what is far: white is near.</source>
        <translation>Behält, was nah und was fern ist: Weiß ist nah.</translation>
    </message>
    <message>
        <source>Tile</source>
        <translation>Kachel</translation>
    </message>
    <message>
        <source>Keeps the colours and shapes of a picture, and adds detail.</source>
        <translation>Behält Farben und Formen eines Bildes und fügt Details hinzu.</translation>
    </message>
    <message>
        <source>Inpaint</source>
        <translation>Inpainting</translation>
    </message>
    <message>
        <source>Makes the masked area match what is around it.</source>
        <translation>Lässt den maskierten Bereich zu seiner Umgebung passen.</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Pose</translation>
    </message>
    <message>
        <source>Keeps the pose of people, drawn as an OpenPose skeleton.</source>
        <translation>Behält die Pose von Menschen, gezeichnet als OpenPose-Skelett.</translation>
    </message>
    <message>
        <source>Scribble</source>
        <translation>Skizze</translation>
    </message>
    <message>
        <source>Follows a rough sketch: white lines on black.</source>
        <translation>Folgt einer groben Skizze: weiße Linien auf Schwarz.</translation>
    </message>
    <message>
        <source>Line art</source>
        <translation>Strichzeichnung</translation>
    </message>
    <message>
        <source>Follows a clean drawing: white lines on black.</source>
        <translation>Folgt einer sauberen Zeichnung: weiße Linien auf Schwarz.</translation>
    </message>
    <message>
        <source>Soft edges</source>
        <translation>Weiche Kanten</translation>
    </message>
    <message>
        <source>Keeps outlines of varying strength: white lines on black.</source>
        <translation>Behält Umrisse verschiedener Stärke: weiße Linien auf Schwarz.</translation>
    </message>
    <message>
        <source>Normal map</source>
        <translation>Normal-Map</translation>
    </message>
    <message>
        <source>Keeps the direction that surfaces face, as colours.</source>
        <translation>Behält die Richtung, in die Flächen zeigen, als Farben.</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>Segmentierung</translation>
    </message>
    <message>
        <source>Puts things where a map has the colours that stand for them.</source>
        <translation>Setzt Dinge dorthin, wo eine Karte die Farben hat, die für sie stehen.</translation>
    </message>
</context>
<context>
    <name>dynamic</name>
    <message>
        <source>Random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>All combinations</source>
        <translation>Alle Kombinationen</translation>
    </message>
    <message>
        <source>In turn</source>
        <translation>Reihum</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>the disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>writing to the folder is not allowed</source>
        <translation>Schreiben in den Ordner ist nicht erlaubt</translation>
    </message>
    <message>
        <source>the folder doesn&apos;t exist</source>
        <translation>Den Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>The input picture</source>
        <translation>Das Ausgangsbild</translation>
    </message>
    <message>
        <source>The mask</source>
        <translation>Die Maske</translation>
    </message>
    <message>
        <source>The depth map</source>
        <translation>Die Tiefenkarte</translation>
    </message>
    <message>
        <source>The hint of a ControlNet</source>
        <translation>Die Vorlage eines ControlNets</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>{name} is {value}, but must be a multiple of {limit}. Nothing was started.</source>
        <translation>{name} ist {value}, muss aber ein Vielfaches von {limit} sein. Nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>{name} is {value}, but must be at least {limit}. Nothing was started.</source>
        <translation>{name} ist {value}, muss aber mindestens {limit} sein. Nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>{name} is {value}, but must be at most {limit}. Nothing was started.</source>
        <translation>{name} ist {value}, darf aber höchstens {limit} sein. Nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>{name} is {value} characters long, but must be at most {limit}. Nothing was started.</source>
        <translation>{name} hat {value} Zeichen, darf aber höchstens {limit} haben. Nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>“{value}” isn&apos;t a valid value for {name}. Nothing was started.</source>
        <translation>„{value}“ ist kein gültiger Wert für {name}. Nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>{name} has no effect with “{model}”. Leave it out, or choose another model. Nothing was started.</source>
        <translation>{name} bleibt bei „{model}“ ohne Wirkung. Lassen Sie es weg, oder wählen Sie ein anderes Modell. Nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>{name} has no effect in the mode “{mode}”. Leave it out, or choose another mode. Nothing was started.</source>
        <translation>{name} bleibt im Modus „{mode}“ ohne Wirkung. Lassen Sie es weg, oder wählen Sie einen anderen Modus. Nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>There is no sampler “{value}”. Choose one of: {known}.</source>
        <translation>Es gibt keinen Sampler „{value}“. Wählen Sie einen von: {known}.</translation>
    </message>
    <message>
        <source>{name} has no effect with the sampler “{sampler}”. Leave it out, or choose TCD. Nothing was started.</source>
        <translation>{name} hat mit dem Sampler „{sampler}“ keine Wirkung. Lassen Sie es weg, oder wählen Sie TCD. Nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>{sampler} doesn&apos;t suit “{model}”, which was trained to start from pure noise (zero terminal SNR). Choose {other}, which is nearest to it. Nothing was started.</source>
        <translation>{sampler} passt nicht zu „{model}“, das für den Beginn mit reinem Rauschen trainiert wurde (Zero Terminal SNR). Wählen Sie {other}, der ihm am nächsten kommt. Nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>There is no mode “{value}”. Choose one of: {known}.</source>
        <translation>Es gibt keinen Modus „{value}“. Wählen Sie einen von: {known}.</translation>
    </message>
    <message>
        <source>There is no intent “{value}”. Choose one of: {known}.</source>
        <translation>Es gibt keine Absicht „{value}“. Wählen Sie eine von: {known}.</translation>
    </message>
    <message>
        <source>The image engine on {device} doesn&apos;t support the mode “{mode}”. Choose another mode.</source>
        <translation>Die Bild-Engine auf {device} unterstützt den Modus „{mode}“ nicht. Wählen Sie einen anderen Modus.</translation>
    </message>
    <message>
        <source>The image engine on {device} doesn&apos;t support the sampler “{sampler}”. Choose another sampler.</source>
        <translation>Die Bild-Engine auf {device} unterstützt den Sampler „{sampler}“ nicht. Wählen Sie einen anderen Sampler.</translation>
    </message>
    <message>
        <source>This picture is already in your library or in the queue: the same settings and the same seed give the same picture. Nothing was started.</source>
        <translation>Dieses Bild ist schon in der Bibliothek oder der Warteschlange: Dieselben Einstellungen und derselbe Seed ergeben dasselbe Bild. Nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>{role} is missing, and “{mode}” needs it. Add it and try again; nothing was started.</source>
        <translation>{role} fehlt, wird aber für „{mode}“ gebraucht. Ergänzen Sie das Fehlende, und versuchen Sie es erneut; nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be opened as an image. Choose a PNG, JPEG or WebP file; nothing was changed.</source>
        <translation>„{file}“ lässt sich nicht als Bild öffnen. Wählen Sie eine PNG-, JPEG- oder WebP-Datei; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“{folder}” contains no images, so there is nothing to enlarge. Choose another folder.</source>
        <translation>„{folder}“ enthält keine Bilder, also gibt es nichts zu vergrößern. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>“{file}” is a {format} image, which isn&apos;t supported. Save it as JPEG or PNG first; nothing was changed.</source>
        <translation>„{file}“ ist ein {format}-Bild, das nicht unterstützt wird. Speichern Sie es zuerst als JPEG oder PNG; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>That picture isn&apos;t on this computer. Save it here first, or copy it and paste it; nothing was changed.</source>
        <translation>Dieses Bild ist nicht auf diesem Computer. Speichern Sie es zuerst hier, oder kopieren Sie es und fügen es ein; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{role} is {width} × {height} pixels, but must be at least {limit} on each side. Choose a larger one; nothing was started.</source>
        <translation>{role} hat {width} × {height} Pixel, braucht aber an jeder Seite mindestens {limit}. Wählen Sie ein größeres Bild; nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>{role} is {width} × {height} pixels, but must be at most {limit} on each side. Make it smaller first; nothing was started.</source>
        <translation>{role} hat {width} × {height} Pixel, darf aber an jeder Seite höchstens {limit} haben. Verkleinern Sie zuerst das Bild; nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>{role} of this job no longer exists, so the job can&apos;t run. Choose it again; finished pictures are kept.</source>
        <translation>{role} dieses Auftrags gibt es nicht mehr, deshalb kann er nicht laufen. Wählen Sie die Datei erneut aus; fertige Bilder bleiben erhalten.</translation>
    </message>
    <message>
        <source>The mask is {width} × {height} pixels, but the picture is {picture_width} × {picture_height}. Use a mask of the picture&apos;s size; nothing was started.</source>
        <translation>Die Maske hat {width} × {height} Pixel, das Bild aber {picture_width} × {picture_height}. Verwenden Sie eine Maske in der Größe des Bildes; nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>The mask is empty, so there is nothing to change. Paint over the area to change on a mask, not on a layer, then try again; nothing was started.</source>
        <translation>Die Maske ist leer, es gibt also nichts zu ändern. Übermalen Sie den Bereich, der sich ändern soll, auf einer Maske, nicht auf einer Ebene, und versuchen Sie es erneut; nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>To extend a picture, give an amount for at least one side, such as left=25%,top=64. Nothing was started.</source>
        <translation>Um ein Bild zu erweitern, geben Sie für mindestens eine Seite an, wie weit, z.&#xa0;B. left=25%,top=64. Nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>“{value}” doesn&apos;t name a side to extend. Use left, top, right and bottom, such as left=25%,top=64. Nothing was started.</source>
        <translation>„{value}“ nennt keine Seite zum Erweitern. Verwenden Sie left, top, right und bottom, z.&#xa0;B. left=25%,top=64. Nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>The depth map is {width} × {height} pixels, but the picture is {picture_width} × {picture_height}. Use a depth map with the picture&apos;s aspect ratio, at any size; nothing was started.</source>
        <translation>Die Tiefenkarte hat {width} × {height} Pixel, das Bild aber {picture_width} × {picture_height}. Verwenden Sie eine Tiefenkarte mit dem Seitenverhältnis des Bildes, in beliebiger Größe; nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be opened: it isn&apos;t an OpenRaster project, or it is incomplete or damaged. Nothing was changed.</source>
        <translation>„{file}“ lässt sich nicht öffnen: Es ist kein OpenRaster-Projekt, oder es ist unvollständig oder beschädigt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“{file}” is too large. SD Studio opens canvases of up to {limit} × {limit} pixels with up to {layers} layers; nothing was changed.</source>
        <translation>„{file}“ ist zu groß. SD Studio öffnet Leinwände bis {limit} × {limit} Pixel mit bis zu {layers} Ebenen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“{file}” was saved by a newer version of SD Studio. Update SD Studio to open it; nothing was changed.</source>
        <translation>„{file}“ wurde mit einer neueren Version von SD Studio gespeichert. Aktualisieren Sie SD Studio, um es zu öffnen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“{file}” couldn&apos;t be read from its disk ({detail}). Check that the disk is connected, then try again; nothing was changed.</source>
        <translation>„{file}“ konnte nicht vom Datenträger gelesen werden ({detail}). Prüfen Sie, ob er angeschlossen ist, und versuchen Sie es erneut; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is not enough memory to open “{file}”. Close other programs, then try again; nothing was changed.</source>
        <translation>Der Arbeitsspeicher reicht nicht, um „{file}“ zu öffnen. Schließen Sie andere Programme, und versuchen Sie es erneut; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A PSD file can have at most {limit} × {limit} pixels and 2 GB, and “{file}” would be larger. Nothing was written; save the project as OpenRaster instead.</source>
        <translation>Eine PSD-Datei kann höchstens {limit} × {limit} Pixel und 2 GB haben, und „{file}“ wäre größer. Nichts wurde geschrieben; speichern Sie das Projekt stattdessen als OpenRaster.</translation>
    </message>
    <message>
        <source>“{file}” has layer groups, which SD Studio doesn&apos;t support. Their layers were opened individually and may look different.</source>
        <translation>„{file}“ hat Ebenengruppen, die SD Studio nicht unterstützt. Ihre Ebenen wurden einzeln geöffnet und können anders aussehen.</translation>
    </message>
    <message>
        <source>“{file}” uses blend modes that SD Studio doesn&apos;t support ({modes}). Those layers are shown as normal layers.</source>
        <translation>„{file}“ verwendet Mischmodi, die SD Studio nicht unterstützt ({modes}). Diese Ebenen werden als normale gezeigt.</translation>
    </message>
    <message>
        <source>There are more results than a project can hold, so “{file}” was saved without the oldest ones ({count}). They are still in the library.</source>
        <translation>Es gibt mehr Ergebnisse, als ein Projekt fassen kann; „{file}“ wurde deshalb ohne die ältesten gespeichert ({count}). Sie sind noch in der Bibliothek.</translation>
    </message>
    <message>
        <source>Some results couldn&apos;t be read from the disk ({count}), so “{file}” was saved without them.</source>
        <translation>Einige Ergebnisse konnten nicht vom Datenträger gelesen werden ({count}); „{file}“ wurde deshalb ohne sie gespeichert.</translation>
    </message>
    <message>
        <source>Some results in “{file}” are damaged or belong to another canvas ({count}). They were left out; the rest was opened.</source>
        <translation>Einige Ergebnisse in „{file}“ sind beschädigt oder gehören zu einer anderen Leinwand ({count}). Sie wurden ausgelassen; der Rest wurde geöffnet.</translation>
    </message>
    <message>
        <source>There is not enough memory to save what you painted. It is still on the canvas, and SD Studio will try again. Close other programs to free memory.</source>
        <translation>Der Arbeitsspeicher reicht nicht, um Ihr Gemaltes zu speichern. Es ist noch auf der Leinwand, und SD Studio versucht es erneut. Schließen Sie andere Programme, um Speicher frei zu machen.</translation>
    </message>
    <message>
        <source>“{adapter}” can&apos;t be found, so the job can&apos;t run. Add its file again or remove it; finished pictures are kept.</source>
        <translation>„{adapter}“ ist nicht zu finden, deshalb kann der Auftrag nicht laufen. Fügen Sie die Datei erneut hinzu, oder entfernen Sie sie aus dem Auftrag; fertige Bilder bleiben erhalten.</translation>
    </message>
    <message>
        <source>“{adapter}” was in use when SD Studio was closed, but can&apos;t be found now, so it was removed. Everything else was kept. Add its file again to use it.</source>
        <translation>„{adapter}“ wurde verwendet, als SD Studio geschlossen wurde, ist jetzt aber nicht zu finden und wurde deshalb entfernt. Alles andere blieb. Fügen Sie die Datei erneut hinzu, um sie zu verwenden.</translation>
    </message>
    <message>
        <source>“{adapter}” was not opened: it is a pickle file, which could run hidden code. Import an embedding to have it converted, or get a LoRA as safetensors.</source>
        <translation>„{adapter}“ wurde nicht geöffnet: Es ist eine Pickle-Datei, die versteckten Code ausführen könnte. Importieren Sie ein Embedding, um es umzuwandeln, oder holen Sie ein LoRA als safetensors.</translation>
    </message>
    <message>
        <source>“{adapter}” can&apos;t be used: it is empty, damaged or not a safetensors file. Copy or download it again.</source>
        <translation>„{adapter}“ kann nicht verwendet werden: Die Datei ist leer, beschädigt oder keine safetensors-Datei. Kopieren Sie sie noch einmal, oder laden Sie sie neu herunter.</translation>
    </message>
    <message>
        <source>“{adapter}” was made for {found}, which reads prompts differently. Get one made for {families}.</source>
        <translation>„{adapter}“ wurde für {found} gemacht, das Prompts anders liest. Holen Sie etwas für {families}.</translation>
    </message>
    <message>
        <source>“{adapter}” is neither a LoRA nor an embedding that SD Studio can use: it contains “{found}”.</source>
        <translation>„{adapter}“ ist weder ein LoRA noch ein Embedding, das SD Studio verwenden kann: Die Datei enthält „{found}“.</translation>
    </message>
    <message>
        <source>No LoRA for few steps that fits “{model}” is installed. Add one, such as LCM or Hyper-SD, or leave the option out; nothing was started.</source>
        <translation>Kein LoRA für wenige Schritte, das zu „{model}“ passt, ist installiert. Fügen Sie eins hinzu, z.&#xa0;B. LCM oder Hyper-SD, oder lassen Sie die Option weg; nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>“{adapter}” can&apos;t be used: it is made with {method}, which SD Studio doesn&apos;t support. Get a version made as LoRA, LoHa, LoKr or DoRA.</source>
        <translation>„{adapter}“ kann nicht verwendet werden: Es wurde mit {method} gemacht, was SD Studio nicht unterstützt. Holen Sie eine Fassung als LoRA, LoHa, LoKr oder DoRA.</translation>
    </message>
    <message>
        <source>“{adapter}” was made for {found}, but “{model}” is a {family} model. Choose a model for {found}, or remove “{adapter}”.</source>
        <translation>„{adapter}“ wurde für {found} gemacht, aber „{model}“ ist ein {family}-Modell. Wählen Sie ein Modell für {found}, oder entfernen Sie „{adapter}“.</translation>
    </message>
    <message>
        <source>“{adapter}” doesn&apos;t fit the model “{model}”: it was made for a different architecture. Choose another model, or remove it.</source>
        <translation>„{adapter}“ passt nicht zum Modell „{model}“: Es wurde für eine andere Architektur gemacht. Wählen Sie ein anderes Modell, oder entfernen Sie es.</translation>
    </message>
    <message>
        <source>Two embeddings in use have the same trigger word, “{adapter}”. Remove one of them, or rename its file; finished pictures are kept.</source>
        <translation>Zwei verwendete Embeddings haben dasselbe Auslösewort „{adapter}“. Entfernen Sie eins, oder benennen Sie seine Datei um; fertige Bilder bleiben erhalten.</translation>
    </message>
    <message>
        <source>“{adapter}” could be any of several installed LoRAs: {known}. Write the name exactly, or give the path of the file.</source>
        <translation>„{adapter}“ könnte eins von mehreren installierten LoRAs sein: {known}. Schreiben Sie den Namen genau, oder geben Sie den Pfad der Datei an.</translation>
    </message>
    <message>
        <source>The ControlNet “{control}” isn&apos;t installed, so the job can&apos;t run. Import its file again or remove it from the settings; finished pictures are kept.</source>
        <translation>Das ControlNet „{control}“ ist nicht installiert, deshalb kann der Auftrag nicht laufen. Importieren Sie die Datei erneut, oder entfernen Sie es aus den Einstellungen; fertige Bilder bleiben erhalten.</translation>
    </message>
    <message>
        <source>The VAE “{vae}” isn&apos;t installed, so the job can&apos;t run. Install it again, or choose another one under “Decode with” in the model&apos;s menu; finished pictures are kept.</source>
        <translation>Das VAE „{vae}“ ist nicht installiert, deshalb kann der Auftrag nicht laufen. Installieren Sie es erneut, oder wählen Sie im Menü des Modells unter „Decodieren mit“ ein anderes; fertige Bilder bleiben erhalten.</translation>
    </message>
    <message>
        <source>The upscaler “{upscaler}” isn&apos;t installed, so the job can&apos;t run. Install it again, or choose another one; finished pictures are kept.</source>
        <translation>Der Upscaler „{upscaler}“ ist nicht installiert, deshalb kann der Auftrag nicht laufen. Installieren Sie ihn erneut, oder wählen Sie einen anderen; fertige Bilder bleiben erhalten.</translation>
    </message>
    <message>
        <source>The VAE “{vae}” that decoded this picture isn&apos;t installed, so new pictures may look slightly different. All other settings are used. Install the VAE and use the settings again to get the same picture.</source>
        <translation>Das VAE „{vae}“, das dieses Bild decodiert hat, ist nicht installiert; neue Bilder können deshalb etwas anders aussehen. Alle anderen Einstellungen gelten. Installieren Sie das VAE, und verwenden Sie die Einstellungen erneut, um dasselbe Bild zu erhalten.</translation>
    </message>
    <message>
        <source>No installed VAE called “{vae}” fits this model. “sdstudio models list” shows what is installed. Nothing was started.</source>
        <translation>Kein installiertes VAE namens „{vae}“ passt zu diesem Modell. „sdstudio models list“ zeigt, was installiert ist. Nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>The VAE “{vae}” can&apos;t decode what the model “{model}” makes: it was made for a different architecture. Choose another one under “Decode with” in the model&apos;s menu.</source>
        <translation>Das VAE „{vae}“ kann nicht decodieren, was das Modell „{model}“ erzeugt: Es wurde für eine andere Architektur gemacht. Wählen Sie im Menü des Modells unter „Decodieren mit“ ein anderes.</translation>
    </message>
    <message>
        <source>The ControlNet “{control}” doesn&apos;t fit the model “{model}”: it was made for a different architecture. Choose another ControlNet or model.</source>
        <translation>Das ControlNet „{control}“ passt nicht zum Modell „{model}“: Es wurde für eine andere Architektur gemacht. Wählen Sie ein anderes ControlNet oder Modell.</translation>
    </message>
    <message>
        <source>The ControlNet “{control}” was made for {found}, but the model “{model}” is {family}. Choose a ControlNet for {family}, or another model.</source>
        <translation>Das ControlNet „{control}“ wurde für {found} gemacht, aber das Modell „{model}“ ist {family}. Wählen Sie ein ControlNet für {family} oder ein anderes Modell.</translation>
    </message>
    <message>
        <source>The depth for the ControlNet “{control}” hasn&apos;t been estimated yet, so nothing was started. Generate once it is shown beside the ControlNet. If its job was stopped or failed, give the picture again.</source>
        <translation>Die Tiefe für das ControlNet „{control}“ ist noch nicht geschätzt, deshalb wurde nichts gestartet. Erzeugen Sie das Bild, sobald sie neben dem ControlNet zu sehen ist. Wurde ihr Auftrag gestoppt oder schlug er fehl, geben Sie das Bild noch einmal an.</translation>
    </message>
    <message>
        <source>The ControlNet “{control}” ({hint}) has no hint picture. Add one, or remove the ControlNet.</source>
        <translation>Das ControlNet „{control}“ ({hint}) hat keine Vorlage. Fügen Sie eine hinzu, oder entfernen Sie das ControlNet.</translation>
    </message>
    <message>
        <source>The ControlNet “{control}” ({hint}) has no hint picture, and this mode doesn&apos;t start from a picture that it could use. Add one, or remove the ControlNet.</source>
        <translation>Das ControlNet „{control}“ ({hint}) hat keine Vorlage, und dieser Modus geht von keinem Bild aus, das es verwenden könnte. Fügen Sie eine hinzu, oder entfernen Sie das ControlNet.</translation>
    </message>
    <message>
        <source>The ControlNet “{control}” ({hint}) only works where a mask is used. Choose the mode Inpaint, or remove the ControlNet.</source>
        <translation>Das ControlNet „{control}“ ({hint}) wirkt nur, wo eine Maske verwendet wird. Wählen Sie den Modus Inpainting, oder entfernen Sie das ControlNet.</translation>
    </message>
    <message>
        <source>Several upscalers are installed: {known}. Name one with --upscaler.</source>
        <translation>Mehrere Upscaler sind installiert: {known}. Nennen Sie einen mit --upscaler.</translation>
    </message>
    <message>
        <source>Several installed ControlNets could be used for “{hint}”: {known}. Name one with model=…, after a comma.</source>
        <translation>Mehrere installierte ControlNets kommen für „{hint}“ infrage: {known}. Nennen Sie nach einem Komma eins mit model=….</translation>
    </message>
    <message>
        <source>The ControlNet “{control}” wasn&apos;t trained for “{hint}”. Choose another kind of hint, or another ControlNet.</source>
        <translation>Das ControlNet „{control}“ wurde nicht für „{hint}“ trainiert. Wählen Sie eine andere Art der Vorlage oder ein anderes ControlNet.</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be read ({detail}). Nothing was imported.</source>
        <translation>„{file}“ ist nicht lesbar ({detail}). Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>“{file}” is too large for a collection of styles: at most {size} and {limit} styles can be imported at a time. Nothing was imported.</source>
        <translation>„{file}“ ist für eine Stilsammlung zu groß: Höchstens {size} und {limit} Stile können auf einmal importiert werden. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>“{file}” isn&apos;t encoded as UTF-8. Save it as UTF-8 (“CSV UTF-8” in Excel) and import it again. Nothing was imported.</source>
        <translation>„{file}“ ist nicht als UTF-8 codiert. Speichern Sie die Datei als UTF-8 („CSV UTF-8“ in Excel), und importieren Sie sie erneut. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>“{file}” is a saved web page, not a style file. Download the file itself. Nothing was imported.</source>
        <translation>„{file}“ ist eine gespeicherte Webseite, keine Stildatei. Laden Sie die Datei selbst herunter. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>“{file}” is damaged or isn&apos;t a style file (JSON or CSV). Nothing was imported.</source>
        <translation>„{file}“ ist beschädigt oder keine Stildatei (JSON oder CSV). Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>“{file}” was exported by a newer version of SD Studio. Update SD Studio to import it. Nothing was imported.</source>
        <translation>„{file}“ wurde mit einer neueren Version von SD Studio exportiert. Aktualisieren Sie SD Studio, um sie zu importieren. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>“{file}” contains no styles. SD Studio reads its own JSON, that of Fooocus and InvokeAI, and the styles.csv of A1111. Nothing was imported.</source>
        <translation>„{file}“ enthält keine Stile. SD Studio liest sein eigenes JSON, das von Fooocus und InvokeAI und die styles.csv von A1111. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>Your own styles couldn&apos;t be read. The damaged file is kept as {kept_as}; the styles that ship with SD Studio are still there.</source>
        <translation>Ihre eigenen Stile waren nicht lesbar. Die beschädigte Datei wird als {kept_as} aufbewahrt; die Stile von SD Studio sind noch da.</translation>
    </message>
    <message>
        <source>A picture can have at most {limit} styles, and {value} are chosen. Remove some. Nothing was started.</source>
        <translation>Ein Bild kann höchstens {limit} Stile haben, gewählt sind {value}. Entfernen Sie einige. Nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>You have no styles of your own yet. Name styles with --style, or import some first. Nothing was written.</source>
        <translation>Sie haben noch keine eigenen Stile. Nennen Sie Stile mit --style, oder importieren Sie zuerst welche. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>There is no style “{value}”. Run “sdstudio styles list” to see the available styles.</source>
        <translation>Es gibt keinen Stil „{value}“. „sdstudio styles list“ zeigt die verfügbaren Stile.</translation>
    </message>
    <message>
        <source>A style needs a name. Type one and save it again.</source>
        <translation>Ein Stil braucht einen Namen. Tippen Sie einen, und speichern Sie erneut.</translation>
    </message>
    <message>
        <source>A style needs words for the prompt or the negative prompt. Type some and save it again.</source>
        <translation>Ein Stil braucht Wörter für den Prompt oder den negativen Prompt. Tippen Sie welche, und speichern Sie erneut.</translation>
    </message>
    <message>
        <source>“{file}” is damaged or isn&apos;t a preset file from SD Studio. Nothing was imported.</source>
        <translation>„{file}“ ist beschädigt oder keine Datei mit Voreinstellungen von SD Studio. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>“{file}” was exported by a newer version of SD Studio. Update SD Studio to import its presets. Nothing was imported.</source>
        <translation>„{file}“ wurde mit einer neueren Version von SD Studio exportiert. Aktualisieren Sie SD Studio, um die Voreinstellungen zu importieren. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>Your presets couldn&apos;t be read. The damaged file is kept as {kept_as}; models use their own defaults.</source>
        <translation>Ihre Voreinstellungen waren nicht lesbar. Die beschädigte Datei wird als {kept_as} aufbewahrt; Modelle verwenden ihre eigenen Standardwerte.</translation>
    </message>
    <message>
        <source>A preset needs a name. Type one and save it again.</source>
        <translation>Eine Voreinstellung braucht einen Namen. Tippen Sie einen, und speichern Sie erneut.</translation>
    </message>
    <message>
        <source>A preset must include something. Select what it should include and save it again.</source>
        <translation>Eine Voreinstellung muss etwas enthalten. Wählen Sie, was sie enthalten soll, und speichern Sie erneut.</translation>
    </message>
    <message>
        <source>“{file}” is too large, damaged, or isn&apos;t a snippet file from SD Studio. Nothing was imported.</source>
        <translation>„{file}“ ist zu groß, beschädigt oder keine Datei mit Textbausteinen von SD Studio. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>“{file}” was exported by a newer version of SD Studio. Update SD Studio to import its snippets. Nothing was imported.</source>
        <translation>„{file}“ wurde mit einer neueren Version von SD Studio exportiert. Aktualisieren Sie SD Studio, um die Textbausteine zu importieren. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>Your snippets couldn&apos;t be read. The damaged file is kept as {kept_as}.</source>
        <translation>Ihre Textbausteine waren nicht lesbar. Die beschädigte Datei wird als {kept_as} aufbewahrt.</translation>
    </message>
    <message>
        <source>A snippet needs a name. Type one and save it again.</source>
        <translation>Ein Textbaustein braucht einen Namen. Tippen Sie einen, und speichern Sie erneut.</translation>
    </message>
    <message>
        <source>A snippet needs words. Type some and save it again.</source>
        <translation>Ein Textbaustein braucht Wörter. Tippen Sie welche, und speichern Sie erneut.</translation>
    </message>
    <message>
        <source>“{file}” contains no tags. A tag list is a CSV file with a tag at the beginning of each line, and optionally its category, count and aliases. Nothing was imported.</source>
        <translation>„{file}“ enthält keine Tags. Eine Tag-Liste ist eine CSV-Datei mit einem Tag am Anfang jeder Zeile und wahlweise Kategorie, Anzahl und anderen Namen. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>“{file}” is too large for a tag list: at most {size} and {limit} tags can be imported. Nothing was imported.</source>
        <translation>„{file}“ ist für eine Tag-Liste zu groß: Höchstens {size} und {limit} Tags können importiert werden. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>There is no tag list “{value}”. Nothing was removed.</source>
        <translation>Es gibt keine Tag-Liste „{value}“. Nichts wurde entfernt.</translation>
    </message>
    <message>
        <source>The brace in “{text}” is never closed. Add a }}, or write \{{ for an ordinary brace.</source>
        <translation>Die Klammer in „{text}“ wird nirgends geschlossen. Fügen Sie ein }} hinzu, oder schreiben Sie \{{ für eine gewöhnliche Klammer.</translation>
    </message>
    <message>
        <source>Braces can be nested up to {limit} deep, but those in “{text}” are nested deeper.</source>
        <translation>Klammern können bis zu {limit} tief verschachtelt sein, die in „{text}“ sind es tiefer.</translation>
    </message>
    <message>
        <source>What this dynamic prompt stands for is longer than {limit} characters, or nested too deep. Use fewer wildcards and variables within each other.</source>
        <translation>Wofür dieser dynamische Prompt steht, ist länger als {limit} Zeichen oder zu tief verschachtelt. Verwenden Sie weniger Wildcards und Variablen ineinander.</translation>
    </message>
    <message>
        <source>This dynamic prompt has more than {limit} combinations, the most that can be queued at once. Remove some options, or choose Random or In turn.</source>
        <translation>Dieser dynamische Prompt hat mehr als {limit} Kombinationen, so viele können höchstens auf einmal in die Warteschlange. Entfernen Sie einige Optionen, oder wählen Sie „Zufällig“ oder „Reihum“.</translation>
    </message>
    <message>
        <source>The variable “{variable}” has no value here. Write, for example, ${{{variable}=red}} before it is used.</source>
        <translation>Die Variable „{variable}“ hat hier keinen Wert. Schreiben Sie z.&#xa0;B. ${{{variable}=red}}, bevor sie verwendet wird.</translation>
    </message>
    <message>
        <source>The variable “{variable}” contains itself. Change its value.</source>
        <translation>Die Variable „{variable}“ enthält sich selbst. Ändern Sie ihren Wert.</translation>
    </message>
    <message>
        <source>There is no wildcard “{wildcard}”. Check its name, or add it under Wildcards.</source>
        <translation>Es gibt keine Wildcard „{wildcard}“. Prüfen Sie den Namen, oder fügen Sie sie unter „Wildcards“ hinzu.</translation>
    </message>
    <message>
        <source>The wildcard “{wildcard}” has no lines. Add some under Wildcards.</source>
        <translation>Die Wildcard „{wildcard}“ hat keine Zeilen. Fügen Sie unter „Wildcards“ welche hinzu.</translation>
    </message>
    <message>
        <source>These wildcards contain each other: {wildcards}. Change one of them.</source>
        <translation>Diese Wildcards enthalten einander: {wildcards}. Ändern Sie eine davon.</translation>
    </message>
    <message>
        <source>The file of the wildcard “{wildcard}” is no longer there, or can&apos;t be read. Nothing was changed.</source>
        <translation>Die Datei der Wildcard „{wildcard}“ ist nicht mehr da oder nicht lesbar. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“{wildcard}” is {size}, but a wildcard file can have at most {limit}. Split it into several files; nothing was changed.</source>
        <translation>„{wildcard}“ hat {size}, eine Wildcard-Datei darf aber höchstens {limit} haben. Teilen Sie sie auf; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“{wildcard}” isn&apos;t a text file. Wildcards are plain text with one entry on each line; nothing was changed.</source>
        <translation>„{wildcard}“ ist keine Textdatei. Wildcards sind reiner Text mit einem Eintrag je Zeile; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“{wildcard}” can&apos;t be the name of a wildcard. Use letters, digits, spaces and hyphens, and / for folders, such as animals/cats; nothing was changed.</source>
        <translation>„{wildcard}“ kann kein Name einer Wildcard sein. Verwenden Sie Buchstaben, Ziffern, Leerzeichen und Bindestriche und / für Ordner, z.&#xa0;B. animals/cats; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is already a wildcard “{wildcard}”. Choose another name; nothing was changed.</source>
        <translation>Es gibt schon eine Wildcard „{wildcard}“. Wählen Sie einen anderen Namen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Another program has changed “{wildcard}” in the meantime. Your version is still here: save again to replace the other one.</source>
        <translation>Ein anderes Programm hat „{wildcard}“ inzwischen geändert. Ihre Fassung ist noch hier: Speichern Sie erneut, um die andere zu ersetzen.</translation>
    </message>
    <message>
        <source>This grid would have {count} pictures, but can have {limit} at most. Choose fewer values; nothing was started.</source>
        <translation>Dieses Raster hätte {count} Bilder, kann aber höchstens {limit} haben. Wählen Sie weniger Werte; nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>There are no values of {name} to compare. Enter some; nothing was started.</source>
        <translation>Es gibt keine Werte von {name} zu vergleichen. Geben Sie welche ein; nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>{name} appears twice in this grid. Choose two different settings, and each value only once; nothing was started.</source>
        <translation>{name} kommt in diesem Raster zweimal vor. Wählen Sie zwei verschiedene Einstellungen und jeden Wert nur einmal; nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>The model “{model}” can&apos;t be found. Open its folder again or choose another model.</source>
        <translation>Das Modell „{model}“ ist nicht zu finden. Öffnen Sie seinen Ordner erneut, oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>“{model}” isn&apos;t a model folder: it has no readable model_index.json. Choose the folder that contains that file.</source>
        <translation>„{model}“ ist kein Modellordner: Ihm fehlt eine lesbare model_index.json. Wählen Sie den Ordner mit dieser Datei.</translation>
    </message>
    <message>
        <source>The model “{model}” is incomplete: {file} is missing. Copy or download the model again.</source>
        <translation>Das Modell „{model}“ ist unvollständig: {file} fehlt. Kopieren Sie das Modell noch einmal, oder laden Sie es neu herunter.</translation>
    </message>
    <message>
        <source>The model “{model}” is damaged: {file} is incomplete or unreadable. Copy or download the model again.</source>
        <translation>Das Modell „{model}“ ist beschädigt: {file} ist unvollständig oder unlesbar. Kopieren Sie das Modell noch einmal, oder laden Sie es neu herunter.</translation>
    </message>
    <message>
        <source>The model “{model}” was not opened: the weights of its “{component}” are only available as a pickle file, which could run hidden code. Get the model as safetensors.</source>
        <translation>Das Modell „{model}“ wurde nicht geöffnet: Die Gewichte von „{component}“ gibt es nur als Pickle-Datei, die versteckten Code ausführen könnte. Holen Sie das Modell als safetensors.</translation>
    </message>
    <message>
        <source>The model “{model}” was not opened: {file} tries to run its own code. Get the model from a source without such files.</source>
        <translation>Das Modell „{model}“ wurde nicht geöffnet: {file} versucht, eigenen Code auszuführen. Holen Sie das Modell aus einer Quelle ohne solche Dateien.</translation>
    </message>
    <message>
        <source>“{model}” can&apos;t be used yet: its weights are stored as {found}, which SD Studio can&apos;t run. Get the version in 16 or 32 bits, often called “fp16”, “bf16” or “fp32”.</source>
        <translation>„{model}“ kann noch nicht verwendet werden: Seine Gewichte sind als {found} gespeichert, was SD Studio nicht ausführen kann. Holen Sie die Fassung mit 16 oder 32 Bit, oft „fp16“, „bf16“ oder „fp32“ genannt.</translation>
    </message>
    <message>
        <source>“{model}” can&apos;t be used yet: it is {found}. Supported model families: {families}.</source>
        <translation>„{model}“ kann noch nicht verwendet werden: Es ist {found}. Unterstützte Modellfamilien: {families}.</translation>
    </message>
    <message>
        <source>“{model}” can&apos;t be used: it isn&apos;t built like any model that SD Studio can run ({found}). Supported model families: {families}.</source>
        <translation>„{model}“ kann nicht verwendet werden: Es ist anders gebaut als alle Modelle, die SD Studio ausführen kann ({found}). Unterstützte Modellfamilien: {families}.</translation>
    </message>
    <message>
        <source>The model “{model}” cannot be used: its {file} sets {key} to {value}, which no Stable Diffusion model does.</source>
        <translation>Das Modell „{model}“ kann nicht verwendet werden: Seine {file} setzt {key} auf {value}, was kein Stable-Diffusion-Modell tut.</translation>
    </message>
    <message>
        <source>“{model}” is incomplete. Tensors missing from its {part} ({count}): {found}. Copy or download the model again.</source>
        <translation>„{model}“ ist unvollständig. In seinem {part} fehlende Tensoren ({count}): {found}. Kopieren Sie das Modell noch einmal, oder laden Sie es neu herunter.</translation>
    </message>
    <message>
        <source>“{model}” can&apos;t be used: in its {part}, {found} is {shape} instead of {needed}, so its network doesn&apos;t match its configuration.</source>
        <translation>„{model}“ kann nicht verwendet werden: In seinem {part} ist {found} {shape} statt {needed}; das Netz passt also nicht zu seiner Konfiguration.</translation>
    </message>
    <message>
        <source>The model “{model}” doesn&apos;t support “{mode}”. Choose a model that does, or another mode. Nothing was started.</source>
        <translation>Das Modell „{model}“ unterstützt „{mode}“ nicht. Wählen Sie ein Modell, das es kann, oder einen anderen Modus. Nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>None of your models can start from a picture. Get one that can; nothing was changed.</source>
        <translation>Keins Ihrer Modelle kann von einem Bild ausgehen. Holen Sie eins, das es kann; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Finding pictures by their content needs a small model, such as DINOv2 small (88 MB). Download or import it under “Manage models…”.</source>
        <translation>Um Bilder nach ihrem Inhalt zu finden, braucht SD Studio ein kleines Modell, z. B. DINOv2 small (88 MB). Laden oder importieren Sie es unter „Modelle verwalten…“.</translation>
    </message>
    <message>
        <source>The translation model “{model}” is damaged, so only words of the glossary are translated. Verify or import it again under “Manage models…”.</source>
        <translation>Das Übersetzungsmodell „{model}“ ist beschädigt, deshalb werden nur Wörter des Glossars übersetzt. Prüfen Sie es unter „Modelle verwalten…“, oder importieren Sie es dort erneut.</translation>
    </message>
    <message>
        <source>The translation model “{model}” stopped unexpectedly, so only words of the glossary are translated. It is started again when you change the prompt.</source>
        <translation>Das Übersetzungsmodell „{model}“ wurde unerwartet beendet, deshalb werden nur Wörter des Glossars übersetzt. Es startet erneut, wenn Sie den Prompt ändern.</translation>
    </message>
    <message>
        <source>“{model}” needs CTranslate2 and SentencePiece, which are not installed, so only words of the glossary are translated. Install them with “pip install ctranslate2 sentencepiece”.</source>
        <translation>„{model}“ braucht CTranslate2 und SentencePiece, die nicht installiert sind; deshalb werden nur Wörter des Glossars übersetzt. Installieren Sie sie mit „pip install ctranslate2 sentencepiece“.</translation>
    </message>
    <message>
        <source>“{model}” can&apos;t be used: it translates {found}. SD Studio needs a model that translates into English, from a language that isn&apos;t written in Latin letters.</source>
        <translation>„{model}“ kann nicht verwendet werden: Es übersetzt {found}. SD Studio braucht ein Modell, das ins Englische übersetzt, aus einer Sprache, die nicht mit lateinischen Buchstaben geschrieben wird.</translation>
    </message>
    <message>
        <source>Selecting objects needs a small model, such as SlimSAM (39 MB). Download or import it under “Manage models…”.</source>
        <translation>Um Objekte auszuwählen, braucht SD Studio ein kleines Modell, z. B. SlimSAM (39 MB). Laden oder importieren Sie es unter „Modelle verwalten…“.</translation>
    </message>
    <message>
        <source>Following edges, depth or a pose needs a ControlNet, and none that fits this model is installed. Download or import one under “Manage models…”.</source>
        <translation>Kanten, Tiefe oder einer Pose zu folgen braucht ein ControlNet, und keins, das zu diesem Modell passt, ist installiert. Laden oder importieren Sie eins unter „Modelle verwalten…“.</translation>
    </message>
    <message>
        <source>Enlarging a picture needs an upscaler, such as an ESRGAN model, and none is installed. Download or import one under “Manage models…”.</source>
        <translation>Um ein Bild zu vergrößern, braucht SD Studio einen Upscaler, z. B. ein ESRGAN-Modell, und keiner ist installiert. Laden oder importieren Sie einen unter „Modelle verwalten…“.</translation>
    </message>
    <message>
        <source>Estimating depth needs a model for that, such as Depth Anything V2 (99 MB). Download or import one under “Manage models…”, or open a depth map.</source>
        <translation>Um Tiefe zu schätzen, braucht SD Studio ein Modell dafür, z. B. Depth Anything V2 (99 MB). Laden oder importieren Sie eins unter „Modelle verwalten…“, oder öffnen Sie eine Tiefenkarte.</translation>
    </message>
    <message>
        <source>The linked model “{model}” can&apos;t be found: {file} is no longer there. Connect its disk, or import the model again.</source>
        <translation>Das verknüpfte Modell „{model}“ ist nicht zu finden: {file} ist nicht mehr da. Schließen Sie den Datenträger an, oder importieren Sie das Modell erneut.</translation>
    </message>
    <message>
        <source>The practice model that came with SD Studio is damaged ({file}). Reinstall SD Studio to repair it; your pictures are not affected.</source>
        <translation>Das Übungsmodell von SD Studio ist beschädigt ({file}). Installieren Sie SD Studio neu, um es zu reparieren; Ihre Bilder sind nicht betroffen.</translation>
    </message>
    <message>
        <source>“{file}” is empty (0 bytes). Copy or download it again.</source>
        <translation>„{file}“ ist leer (0 Byte). Kopieren Sie die Datei noch einmal, oder laden Sie sie neu herunter.</translation>
    </message>
    <message>
        <source>“{file}” is a Git LFS pointer, not the model itself: the {size} file that it points to was not downloaded. Run “git lfs pull” in its folder, or download the file itself.</source>
        <translation>„{file}“ ist ein Git-LFS-Zeiger, nicht das Modell selbst: Die Datei mit {size}, auf die er zeigt, wurde nicht heruntergeladen. Führen Sie in ihrem Ordner „git lfs pull“ aus, oder laden Sie die Datei selbst herunter.</translation>
    </message>
    <message>
        <source>“{file}” is a saved web page, not a model; perhaps the site wanted you to sign in first. Open the page in a browser and download the file itself.</source>
        <translation>„{file}“ ist eine gespeicherte Webseite, kein Modell; vielleicht verlangte die Seite eine Anmeldung. Öffnen Sie die Seite im Browser, und laden Sie die Datei selbst herunter.</translation>
    </message>
    <message>
        <source>“{file}” is a short text, not a model: “{found}” If it was downloaded, this may be the server&apos;s answer; download the file again.</source>
        <translation>„{file}“ ist ein kurzer Text, kein Modell: „{found}“ Vielleicht ist es die Antwort des Servers; laden Sie die Datei erneut herunter.</translation>
    </message>
    <message>
        <source>“{file}” is incomplete: its end is missing ({have}). Copy or download it again.</source>
        <translation>„{file}“ ist unvollständig: Das Ende fehlt ({have}). Kopieren Sie die Datei noch einmal, oder laden Sie sie neu herunter.</translation>
    </message>
    <message>
        <source>The model “{model}” couldn&apos;t be loaded. Choose another model, or copy or download this one again. Details are in the log.</source>
        <translation>Das Modell „{model}“ konnte nicht geladen werden. Wählen Sie ein anderes, oder kopieren oder laden Sie dieses neu. Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>{file} of “{model}” is damaged: {damaged} of {size} must be downloaded again. Repair the model, or import the file again.</source>
        <translation>{file} von „{model}“ ist beschädigt: {damaged} von {size} müssen neu heruntergeladen werden. Reparieren Sie das Modell, oder importieren Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>“{model}” can&apos;t be downloaded, because there is no way to verify that its files are the originals. If you have it, import it from your disk.</source>
        <translation>„{model}“ kann nicht heruntergeladen werden, weil sich nicht prüfen lässt, ob die Dateien die Originale sind. Wenn Sie es haben, importieren Sie es von Ihrem Datenträger.</translation>
    </message>
    <message>
        <source>“{model}” is not installed. Download or import it first; nothing was changed.</source>
        <translation>„{model}“ ist nicht installiert. Laden oder importieren Sie es zuerst; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“{model}” was imported from your disk, so its damaged parts can&apos;t be downloaded. Import it again from the original; nothing was changed.</source>
        <translation>„{model}“ wurde von Ihrem Datenträger importiert, deshalb können beschädigte Teile nicht heruntergeladen werden. Importieren Sie es erneut vom Original; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Another SD Studio is working on the files of “{model}”. Wait until it has finished, or use that window; nothing was changed.</source>
        <translation>Ein anderes SD Studio arbeitet an den Dateien von „{model}“. Warten Sie, bis es fertig ist, oder verwenden Sie jenes Fenster; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“{model}” couldn&apos;t be moved to the system&apos;s trash and was left as it is. Close programs that use it and try again, or delete the folder {folder} yourself.</source>
        <translation>„{model}“ konnte nicht in den Papierkorb des Systems verschoben werden und blieb, wie es ist. Schließen Sie Programme, die es verwenden, und versuchen Sie es erneut, oder löschen Sie den Ordner {folder} selbst.</translation>
    </message>
    <message>
        <source>The model list in {file} can&apos;t be read ({detail}), so only the models listed by SD Studio are offered. Fix the file or remove it.</source>
        <translation>Die Modellliste in {file} ist nicht lesbar ({detail}), deshalb werden nur die Modelle von SD Studio angeboten. Berichtigen oder entfernen Sie die Datei.</translation>
    </message>
    <message>
        <source>There is no model “{model}” in the list. Choose one of: {known}.</source>
        <translation>Das Modell „{model}“ steht nicht in der Liste. Wählen Sie eins von: {known}.</translation>
    </message>
    <message>
        <source>There is no variant “{variant}” of “{model}”. Choose one of: {known}.</source>
        <translation>Es gibt keine Variante „{variant}“ von „{model}“. Wählen Sie eine von: {known}.</translation>
    </message>
    <message>
        <source>“{file}” is a whole model in one file, which has to be added once: sdstudio models add &quot;{path}&quot; {option}. Then use it by its name.</source>
        <translation>„{file}“ ist ein ganzes Modell in einer Datei, das einmal hinzugefügt werden muss: sdstudio models add &quot;{path}&quot; {option}. Verwenden Sie es dann mit seinem Namen.</translation>
    </message>
    <message>
        <source>“{file}” is a LoRA or an embedding, not a model. Use it with a model: --lora or --embedding.</source>
        <translation>„{file}“ ist ein LoRA oder Embedding, kein Modell. Verwenden Sie es mit einem Modell: --lora oder --embedding.</translation>
    </message>
    <message>
        <source>There is no source “{endpoint}”. Choose one of: {known}; or enter an address that begins with https://.</source>
        <translation>Es gibt keine Quelle „{endpoint}“. Wählen Sie eine von: {known}; oder geben Sie eine Adresse ein, die mit https:// beginnt.</translation>
    </message>
    <message>
        <source>Models can&apos;t be downloaded from “{address}”. Enter an address that begins with https:// or http:// and contains neither ? nor #; nothing was changed.</source>
        <translation>Von „{address}“ können keine Modelle heruntergeladen werden. Geben Sie eine Adresse ein, die mit https:// oder http:// beginnt und weder ? noch # enthält; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is no licence “{licence}” in the list. Choose one of: {known}.</source>
        <translation>Die Lizenz „{licence}“ steht nicht in der Liste. Wählen Sie eine von: {known}.</translation>
    </message>
    <message>
        <source>“{model}” is licensed under “{licence}”, which you must read and accept once; nothing was changed. To read it: sdstudio models licence {key}. To accept it, add: --accept-licence {key}.</source>
        <translation>„{model}“ steht unter der Lizenz „{licence}“, die Sie einmal lesen und akzeptieren müssen; nichts wurde geändert. Zum Lesen: sdstudio models licence {key}. Zum Akzeptieren fügen Sie hinzu: --accept-licence {key}.</translation>
    </message>
    <message>
        <source>There is no graphics pack “{pack}”. Choose one of: {known}.</source>
        <translation>Es gibt kein Grafikpaket „{pack}“. Wählen Sie eins von: {known}.</translation>
    </message>
    <message>
        <source>The graphics pack “{pack}” isn&apos;t installed. Nothing was changed.</source>
        <translation>Das Grafikpaket „{pack}“ ist nicht installiert. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is no source to download “{model}” from. Add one, or import the model from your disk; nothing was changed.</source>
        <translation>Es gibt keine Quelle, von der „{model}“ heruntergeladen werden kann. Fügen Sie eine hinzu, oder importieren Sie das Modell von Ihrem Datenträger; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This computer&apos;s proxy settings can&apos;t be used. Set an http, https or socks5 proxy in the system settings, or none, then resume; nothing was changed.</source>
        <translation>Die Proxy-Einstellungen dieses Computers können nicht verwendet werden. Stellen Sie im System einen http-, https- oder socks5-Proxy ein, oder keinen, und setzen Sie fort; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>None of the sources of “{model}” could be reached. The {have} of {size} downloaded so far is kept. Check the connection and resume, or choose another source.</source>
        <translation>Keine Quelle von „{model}“ war zu erreichen. Die {have} von {size}, die schon heruntergeladen sind, bleiben erhalten. Prüfen Sie die Verbindung, und setzen Sie fort, oder wählen Sie eine andere Quelle.</translation>
    </message>
    <message>
        <source>No source of “{model}” could prove its identity over a secure connection. The {have} of {size} downloaded so far is kept. Check this computer&apos;s date and your network, then resume.</source>
        <translation>Keine Quelle von „{model}“ konnte sich über eine sichere Verbindung ausweisen. Die {have} von {size}, die schon heruntergeladen sind, bleiben erhalten. Prüfen Sie das Datum dieses Computers und Ihr Netz, und setzen Sie dann fort.</translation>
    </message>
    <message>
        <source>The sources of “{model}” refused the download (status {status}). The {have} of {size} downloaded so far is kept. Choose or add another source and resume.</source>
        <translation>Die Quellen von „{model}“ haben den Download verweigert (Status {status}). Die {have} von {size}, die schon heruntergeladen sind, bleiben erhalten. Wählen oder ergänzen Sie eine andere Quelle, und setzen Sie fort.</translation>
    </message>
    <message>
        <source>The sources of “{model}” are too busy at the moment. The {have} of {size} downloaded so far is kept. Resume later, or choose another source.</source>
        <translation>Die Quellen von „{model}“ sind gerade überlastet. Die {have} von {size}, die schon heruntergeladen sind, bleiben erhalten. Setzen Sie später fort, oder wählen Sie eine andere Quelle.</translation>
    </message>
    <message>
        <source>The connection kept failing while “{model}” was downloading. The {have} of {size} downloaded so far is kept. Resume, or choose another source.</source>
        <translation>Die Verbindung brach beim Herunterladen von „{model}“ immer wieder ab. Die {have} von {size}, die schon heruntergeladen sind, bleiben erhalten. Setzen Sie fort, oder wählen Sie eine andere Quelle.</translation>
    </message>
    <message>
        <source>The sources of “{model}” offer a {file} that is not the original, so it was not kept. Choose or add another source and resume.</source>
        <translation>Die Quellen von „{model}“ bieten eine {file} an, die nicht das Original ist; sie wurde nicht behalten. Wählen oder ergänzen Sie eine andere Quelle, und setzen Sie fort.</translation>
    </message>
    <message>
        <source>“{model}” needs another {needed} on the disk with {folder}, but only {free} is free. What has been downloaded is kept. Free some space and resume.</source>
        <translation>„{model}“ braucht auf dem Datenträger mit {folder} noch {needed}, aber nur {free} sind frei. Was schon heruntergeladen ist, bleibt erhalten. Schaffen Sie Platz, und setzen Sie fort.</translation>
    </message>
    <message>
        <source>“{file}” no longer exists or can&apos;t be read, so nothing was imported. Connect its disk, or choose it again.</source>
        <translation>„{file}“ gibt es nicht mehr oder ist nicht lesbar, deshalb wurde nichts importiert. Schließen Sie den Datenträger an, oder wählen Sie erneut.</translation>
    </message>
    <message>
        <source>“{file}” is neither a file nor a folder but a pipe, a socket or a device, so it was not opened. Choose the model&apos;s own file or folder.</source>
        <translation>„{file}“ ist weder Datei noch Ordner, sondern eine Pipe, ein Socket oder ein Gerät, und wurde nicht geöffnet. Wählen Sie die Datei oder den Ordner des Modells selbst.</translation>
    </message>
    <message>
        <source>“{folder}” contains no model: no diffusers folder, no safetensors or .ckpt file, and no model exported by SD Studio. Choose the model&apos;s own folder or file.</source>
        <translation>„{folder}“ enthält kein Modell: keinen diffusers-Ordner, keine safetensors- oder .ckpt-Datei und kein von SD Studio exportiertes Modell. Wählen Sie den Ordner oder die Datei des Modells selbst.</translation>
    </message>
    <message>
        <source>“{folder}” contains several models. Choose the folder or file of one of them; nothing was imported.</source>
        <translation>„{folder}“ enthält mehrere Modelle. Wählen Sie den Ordner oder die Datei von einem davon; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>“{file}” is empty, incomplete or damaged, so nothing was imported. Copy or download it again.</source>
        <translation>„{file}“ ist leer, unvollständig oder beschädigt, deshalb wurde nichts importiert. Kopieren Sie die Datei noch einmal, oder laden Sie sie neu herunter.</translation>
    </message>
    <message>
        <source>“{file}” was not opened: despite its name, it is a pickle file, which could run hidden code. Get the model as safetensors.</source>
        <translation>„{file}“ wurde nicht geöffnet: Trotz ihres Namens ist es eine Pickle-Datei, die versteckten Code ausführen könnte. Holen Sie das Modell als safetensors.</translation>
    </message>
    <message>
        <source>“{file}” isn&apos;t a model that SD Studio knows: it contains “{found}”. Supported model families: {families}.</source>
        <translation>„{file}“ ist kein Modell, das SD Studio kennt: Es enthält „{found}“. Unterstützte Modellfamilien: {families}.</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t make pictures: it has {part}, but no {missing}. Get the version that includes all parts; without a VAE, that is often called “VAE included” or “baked VAE”.</source>
        <translation>„{file}“ kann keine Bilder erzeugen: Die Datei enthält {part}, aber ihr fehlt: {missing}. Holen Sie die Fassung mit allen Teilen; ohne VAE heißt sie oft „VAE included“ oder „baked VAE“.</translation>
    </message>
    <message>
        <source>“{file}” has no VAE, which turns what it makes into pictures. Choose an installed VAE or model of {family} to take one from, or get a VAE first.</source>
        <translation>„{file}“ fehlt ein VAE, das aus den Ergebnissen Bilder macht. Wählen Sie ein installiertes VAE oder Modell von {family}, um eins daraus zu nehmen, oder holen Sie zuerst ein VAE.</translation>
    </message>
    <message>
        <source>“{file}” is a VAE, but it doesn&apos;t say for which models. Choose their family.</source>
        <translation>„{file}“ ist ein VAE, sagt aber nicht, für welche Modelle. Wählen Sie deren Familie.</translation>
    </message>
    <message>
        <source>“{file}” contains only part of a model ({part}), which can&apos;t make pictures alone. Choose the file or folder with the whole model.</source>
        <translation>„{file}“ enthält nur einen Teil eines Modells ({part}), der allein keine Bilder erzeugen kann. Wählen Sie die Datei oder den Ordner mit dem ganzen Modell.</translation>
    </message>
    <message>
        <source>“{file}” contains the UNet weights only as the moving average (EMA) kept during training. Get the version that is meant for making pictures, often called “pruned” or “emaonly”.</source>
        <translation>„{file}“ enthält die UNet-Gewichte nur als gleitenden Mittelwert (EMA) aus dem Training. Holen Sie die Fassung zum Erzeugen von Bildern, oft „pruned“ oder „emaonly“ genannt.</translation>
    </message>
    <message>
        <source>“{file}” is a variations model, which SD Studio can only use as a diffusers folder. Get it in that format.</source>
        <translation>„{file}“ ist ein Variationsmodell, das SD Studio nur als diffusers-Ordner verwenden kann. Holen Sie es in diesem Format.</translation>
    </message>
    <message>
        <source>The model “{model}” was not imported: {file} points outside its folder. Get the model from another source.</source>
        <translation>Das Modell „{model}“ wurde nicht importiert: {file} zeigt aus seinem Ordner hinaus. Holen Sie das Modell aus einer anderen Quelle.</translation>
    </message>
    <message>
        <source>{file} of “{model}” differs from the exported file, so nothing was imported. Export the model again and copy all of it.</source>
        <translation>{file} von „{model}“ weicht von der exportierten Datei ab, deshalb wurde nichts importiert. Exportieren Sie das Modell erneut, und kopieren Sie alles.</translation>
    </message>
    <message>
        <source>“{file}” is a pickle file, which could run hidden code. Agree to convert it (on the command line: --convert-pickle), or get the model as safetensors; nothing was imported.</source>
        <translation>„{file}“ ist eine Pickle-Datei, die versteckten Code ausführen könnte. Stimmen Sie dem Umwandeln zu (in der Befehlszeile: --convert-pickle), oder holen Sie das Modell als safetensors; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>“{file}” was not opened: it calls “{found}”, which no model needs and which could run hidden code. Get the model as safetensors.</source>
        <translation>„{file}“ wurde nicht geöffnet: Die Datei ruft „{found}“ auf, was kein Modell braucht und versteckten Code ausführen könnte. Holen Sie das Modell als safetensors.</translation>
    </message>
    <message>
        <source>“{model}” is already installed; nothing was changed.</source>
        <translation>„{model}“ ist schon installiert; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“{model}” has no installation record, so it can&apos;t be exported. Import its folder first, then export it.</source>
        <translation>„{model}“ hat keinen Installationseintrag und kann deshalb nicht exportiert werden. Importieren Sie zuerst den Ordner, dann exportieren Sie es.</translation>
    </message>
    <message>
        <source>{folder} already contains a model, which was left unchanged. Choose another folder, or remove that one first.</source>
        <translation>{folder} enthält schon ein Modell, das unverändert blieb. Wählen Sie einen anderen Ordner, oder entfernen Sie jenes zuerst.</translation>
    </message>
    <message>
        <source>“{file}” couldn&apos;t be converted: it is damaged, in an old format, or needs more memory or time than it should. Nothing was imported; get the model as safetensors.</source>
        <translation>„{file}“ konnte nicht umgewandelt werden: Die Datei ist beschädigt, in einem alten Format oder braucht mehr Speicher oder Zeit, als sie sollte. Nichts wurde importiert; holen Sie das Modell als safetensors.</translation>
    </message>
    <message>
        <source>“{model}” needs {needed} on the disk with {folder}, but only {free} is free. Nothing was imported. Free some space, or link the model instead of copying it.</source>
        <translation>„{model}“ braucht {needed} auf dem Datenträger mit {folder}, aber nur {free} sind frei. Nichts wurde importiert. Schaffen Sie Platz, oder verknüpfen Sie das Modell, statt es zu kopieren.</translation>
    </message>
    <message>
        <source>“{model}” needs {needed} on the disk with {folder}, but only {free} is free. Nothing was exported. Free some space, or choose another disk.</source>
        <translation>„{model}“ braucht {needed} auf dem Datenträger mit {folder}, aber nur {free} sind frei. Nichts wurde exportiert. Schaffen Sie Platz, oder wählen Sie einen anderen Datenträger.</translation>
    </message>
    <message>
        <source>The image engine stopped unexpectedly and was restarted. Finished pictures are kept.</source>
        <translation>Die Bild-Engine wurde unerwartet beendet und neu gestartet. Fertige Bilder bleiben erhalten.</translation>
    </message>
    <message>
        <source>The image engine couldn&apos;t be started, so the queue is paused. Your pictures and the queue are kept. Restart SD Studio, or reinstall it if that doesn&apos;t help.</source>
        <translation>Die Bild-Engine konnte nicht gestartet werden, deshalb ist die Warteschlange angehalten. Ihre Bilder und die Warteschlange bleiben erhalten. Starten Sie SD Studio neu, oder installieren Sie es neu, wenn das nicht hilft.</translation>
    </message>
    <message>
        <source>The image engine couldn&apos;t be started, so nothing was made. Try again, or reinstall SD Studio if that doesn&apos;t help.</source>
        <translation>Die Bild-Engine konnte nicht gestartet werden, deshalb wurde nichts erzeugt. Versuchen Sie es erneut, oder installieren Sie SD Studio neu, wenn das nicht hilft.</translation>
    </message>
    <message>
        <source>The image engine is from a different version ({engine}) than this program ({program}), so no pictures can be made. Restart SD Studio, or reinstall it if that doesn&apos;t help.</source>
        <translation>Die Bild-Engine hat eine andere Version ({engine}) als dieses Programm ({program}), deshalb können keine Bilder erzeugt werden. Starten Sie SD Studio neu, oder installieren Sie es neu, wenn das nicht hilft.</translation>
    </message>
    <message>
        <source>Something went wrong while making this picture: {detail}. Finished pictures are kept; try again, or try other settings.</source>
        <translation>Beim Erzeugen dieses Bildes ist etwas schiefgegangen: {detail}. Fertige Bilder bleiben erhalten; versuchen Sie es erneut oder mit anderen Einstellungen.</translation>
    </message>
    <message>
        <source>The image engine stopped unexpectedly. Finished pictures are kept; try again, or try a smaller size.</source>
        <translation>Die Bild-Engine wurde unerwartet beendet. Fertige Bilder bleiben erhalten; versuchen Sie es erneut oder mit einer kleineren Größe.</translation>
    </message>
    <message>
        <source>The list of graphics packs in {file} can&apos;t be read ({detail}), so pictures are made on the processor. Reinstall SD Studio.</source>
        <translation>Die Liste der Grafikpakete in {file} ist nicht lesbar ({detail}), deshalb werden Bilder auf dem Prozessor erzeugt. Installieren Sie SD Studio neu.</translation>
    </message>
    <message>
        <source>No graphics card from NVIDIA, AMD, Intel or Apple was found, so pictures are made on the processor.</source>
        <translation>Es wurde keine Grafikkarte von NVIDIA, AMD, Intel oder Apple gefunden, deshalb werden Bilder auf dem Prozessor erzeugt.</translation>
    </message>
    <message>
        <source>Apple&apos;s graphics processor is used without a pack. There is nothing to set up.</source>
        <translation>Apples Grafikprozessor wird ohne Paket verwendet. Es gibt nichts einzurichten.</translation>
    </message>
    <message>
        <source>This version of SD Studio has no pack for {card} on this system, so pictures are made on the processor.</source>
        <translation>Diese Version von SD Studio hat auf diesem System kein Paket für {card}, deshalb werden Bilder auf dem Prozessor erzeugt.</translation>
    </message>
    <message>
        <source>{card} is too old for {pack}, so pictures are made on the processor.</source>
        <translation>{card} ist zu alt für {pack}, deshalb werden Bilder auf dem Prozessor erzeugt.</translation>
    </message>
    <message>
        <source>{card} needs its manufacturer&apos;s driver, version {needed} or newer, and none is running. Install the driver, restart the computer, and come back here.</source>
        <translation>{card} braucht den Treiber des Herstellers, Version {needed} oder neuer, und keiner läuft. Installieren Sie den Treiber, starten Sie den Computer neu, und kommen Sie hierher zurück.</translation>
    </message>
    <message>
        <source>{card} has driver {found}, but {pack} needs {needed} or newer. Update the driver, restart the computer, and come back here.</source>
        <translation>{card} hat Treiber {found}, aber {pack} braucht {needed} oder neuer. Aktualisieren Sie den Treiber, starten Sie den Computer neu, und kommen Sie hierher zurück.</translation>
    </message>
    <message>
        <source>{pack} is for {system}, so it can&apos;t be installed on this computer. Nothing was changed.</source>
        <translation>{pack} ist für {system} und kann auf diesem Computer nicht installiert werden. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The installed pack {pack} (PyTorch {torch}) is for another version of SD Studio, so it isn&apos;t used. Remove it; if there is a new pack, it will then be offered.</source>
        <translation>Das installierte Paket {pack} (PyTorch {torch}) ist für eine andere Version von SD Studio und wird deshalb nicht verwendet. Entfernen Sie es; wenn es ein neues gibt, wird es dann angeboten.</translation>
    </message>
    <message>
        <source>The servers of {pack} couldn&apos;t be reached. The {have} of {size} downloaded so far is kept. Check the connection and resume.</source>
        <translation>Die Server von {pack} waren nicht zu erreichen. Die {have} von {size}, die schon heruntergeladen sind, bleiben erhalten. Prüfen Sie die Verbindung, und setzen Sie fort.</translation>
    </message>
    <message>
        <source>The servers of {pack} couldn&apos;t prove their identity over a secure connection. The {have} of {size} downloaded so far is kept. Check this computer&apos;s date and your network, then resume.</source>
        <translation>Die Server von {pack} konnten sich nicht über eine sichere Verbindung ausweisen. Die {have} von {size}, die schon heruntergeladen sind, bleiben erhalten. Prüfen Sie das Datum dieses Computers und Ihr Netz, und setzen Sie dann fort.</translation>
    </message>
    <message>
        <source>The servers of {pack} refused the download (status {status}). The {have} of {size} downloaded so far is kept. Resume later or on another network; if that doesn&apos;t help, look for a newer version of SD Studio.</source>
        <translation>Die Server von {pack} haben den Download verweigert (Status {status}). Die {have} von {size}, die schon heruntergeladen sind, bleiben erhalten. Setzen Sie später oder in einem anderen Netz fort; wenn das nicht hilft, suchen Sie nach einer neueren Version von SD Studio.</translation>
    </message>
    <message>
        <source>The servers of {pack} are too busy at the moment. The {have} of {size} downloaded so far is kept. Resume later.</source>
        <translation>Die Server von {pack} sind gerade überlastet. Die {have} von {size}, die schon heruntergeladen sind, bleiben erhalten. Setzen Sie später fort.</translation>
    </message>
    <message>
        <source>The connection kept failing while {pack} was downloading. The {have} of {size} downloaded so far is kept. Resume, if possible on another network.</source>
        <translation>Die Verbindung brach beim Herunterladen von {pack} immer wieder ab. Die {have} von {size}, die schon heruntergeladen sind, bleiben erhalten. Setzen Sie fort, wenn möglich in einem anderen Netz.</translation>
    </message>
    <message>
        <source>The servers of {pack} offer a {file} that is not the original, so it was not kept. Resume on another network; if that doesn&apos;t help, look for a newer version of SD Studio.</source>
        <translation>Die Server von {pack} bieten eine {file} an, die nicht das Original ist; sie wurde nicht behalten. Setzen Sie in einem anderen Netz fort; wenn das nicht hilft, suchen Sie nach einer neueren Version von SD Studio.</translation>
    </message>
    <message>
        <source>{pack} needs another {needed} on the disk with {folder}, but only {free} is free. What has been downloaded is kept. Free some space and resume.</source>
        <translation>{pack} braucht auf dem Datenträger mit {folder} noch {needed}, aber nur {free} sind frei. Was schon heruntergeladen ist, bleibt erhalten. Schaffen Sie Platz, und setzen Sie fort.</translation>
    </message>
    <message>
        <source>{file} in {pack} can&apos;t be unpacked, so the pack was not installed. Cancel the download and start it again; if that doesn&apos;t help, report it.</source>
        <translation>{file} in {pack} lässt sich nicht entpacken, deshalb wurde das Paket nicht installiert. Brechen Sie den Download ab, und beginnen Sie ihn neu; wenn das nicht hilft, melden Sie es.</translation>
    </message>
    <message>
        <source>The pack {pack} is no longer on this computer, so pictures are made on the processor. To use the graphics card again, install the pack again.</source>
        <translation>Das Paket {pack} ist nicht mehr auf diesem Computer, deshalb werden Bilder auf dem Prozessor erzeugt. Um die Grafikkarte wieder zu verwenden, installieren Sie das Paket erneut.</translation>
    </message>
    <message>
        <source>“{file}” already exists and was left unchanged. Choose another name, or delete that file first.</source>
        <translation>„{file}“ gibt es schon und blieb unverändert. Wählen Sie einen anderen Namen, oder löschen Sie die Datei zuerst.</translation>
    </message>
    <message>
        <source>“{file}”, which is a part of {pack}, can&apos;t be read ({detail}), so nothing was exported. Delete it and export the pack again.</source>
        <translation>„{file}“, ein Teil von {pack}, ist nicht lesbar ({detail}), deshalb wurde nichts exportiert. Löschen Sie die Datei, und exportieren Sie das Paket erneut.</translation>
    </message>
    <message>
        <source>“{file}” isn&apos;t a graphics pack that SD Studio exported. Nothing was changed.</source>
        <translation>„{file}“ ist kein von SD Studio exportiertes Grafikpaket. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The pack in “{file}” is damaged or incomplete, so it was not installed. Export or copy it again.</source>
        <translation>Das Paket in „{file}“ ist beschädigt oder unvollständig und wurde nicht installiert. Exportieren oder kopieren Sie es erneut.</translation>
    </message>
    <message>
        <source>The pack {pack} in “{file}” is for another version of SD Studio or another system, so it was not installed. Export it again with the version that this computer has.</source>
        <translation>Das Paket {pack} in „{file}“ ist für eine andere Version von SD Studio oder ein anderes System und wurde nicht installiert. Exportieren Sie es erneut mit der Version, die dieser Computer hat.</translation>
    </message>
    <message>
        <source>{pack} couldn&apos;t be loaded ({detail}), so pictures are made on the processor. Try again, or remove the pack.</source>
        <translation>{pack} konnte nicht geladen werden ({detail}), deshalb werden Bilder auf dem Prozessor erzeugt. Versuchen Sie es erneut, oder entfernen Sie das Paket.</translation>
    </message>
    <message>
        <source>{pack} crashed while it was being tested, so pictures are made on the processor. Update the card&apos;s driver and try again, or remove the pack.</source>
        <translation>{pack} stürzte beim Test ab, deshalb werden Bilder auf dem Prozessor erzeugt. Aktualisieren Sie den Treiber der Karte, und versuchen Sie es erneut, oder entfernen Sie das Paket.</translation>
    </message>
    <message>
        <source>{pack} had not finished its test after {seconds} seconds, so pictures are made on the processor. Restart the computer and try again, or remove the pack.</source>
        <translation>{pack} war nach {seconds} Sekunden nicht mit dem Test fertig, deshalb werden Bilder auf dem Prozessor erzeugt. Starten Sie den Computer neu, und versuchen Sie es erneut, oder entfernen Sie das Paket.</translation>
    </message>
    <message>
        <source>{pack} found no graphics card that it can use, so pictures are made on the processor. Update the card&apos;s driver and try again, or remove the pack.</source>
        <translation>{pack} hat keine Grafikkarte gefunden, die es verwenden kann, deshalb werden Bilder auf dem Prozessor erzeugt. Aktualisieren Sie den Treiber der Karte, und versuchen Sie es erneut, oder entfernen Sie das Paket.</translation>
    </message>
    <message>
        <source>{card} computed wrong results with {pack} ({detail}), so pictures are made on the processor. Update the card&apos;s driver and try again, or remove the pack.</source>
        <translation>{card} hat mit {pack} falsch gerechnet ({detail}), deshalb werden Bilder auf dem Prozessor erzeugt. Aktualisieren Sie den Treiber der Karte, und versuchen Sie es erneut, oder entfernen Sie das Paket.</translation>
    </message>
    <message>
        <source>The image engine stopped working with {pack}, so pictures are made on the processor now. Nothing was lost. You can try the graphics card again.</source>
        <translation>Die Bild-Engine lief mit {pack} nicht mehr, deshalb werden Bilder jetzt auf dem Prozessor erzeugt. Nichts ging verloren. Sie können die Grafikkarte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The system stopped the image engine, most likely because there was not enough memory for {width} × {height}. Finished pictures are kept, and the job is paused. Close other programs or choose a smaller size.</source>
        <translation>Das System hat die Bild-Engine beendet, wahrscheinlich weil der Speicher für {width} × {height} nicht reichte. Fertige Bilder bleiben erhalten, und der Auftrag ist angehalten. Schließen Sie andere Programme, oder wählen Sie eine kleinere Größe.</translation>
    </message>
    <message>
        <source>There was not enough memory for {width} × {height}. Finished pictures are kept. Close other programs or choose a smaller size.</source>
        <translation>Der Speicher reichte nicht für {width} × {height}. Fertige Bilder bleiben erhalten. Schließen Sie andere Programme, oder wählen Sie eine kleinere Größe.</translation>
    </message>
    <message>
        <source>There was not enough memory for {width} × {height}. Finished pictures are kept. The {free} free now should be enough for {fit_width} × {fit_height}: choose that size, or close other programs.</source>
        <translation>Der Speicher reichte nicht für {width} × {height}. Fertige Bilder bleiben erhalten. Die freien {free} sollten für {fit_width} × {fit_height} reichen: Wählen Sie diese Größe, oder schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>There was not enough memory for {width} × {height}. Finished pictures are kept. The {free} free now should be enough for an input of {fit_width} × {fit_height} at most. Choose a smaller one, or close other programs.</source>
        <translation>Der Speicher reichte nicht für {width} × {height}. Fertige Bilder bleiben erhalten. Die freien {free} sollten für ein Ausgangsbild von höchstens {fit_width} × {fit_height} reichen. Wählen Sie ein kleineres, oder schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>The model couldn&apos;t make a usable picture with these settings, even at higher precision. Finished pictures are kept; try another size or lower Guidance (CFG).</source>
        <translation>Das Modell konnte mit diesen Einstellungen auch mit höherer Genauigkeit kein brauchbares Bild erzeugen. Fertige Bilder bleiben erhalten; versuchen Sie eine andere Größe oder weniger Führung (CFG).</translation>
    </message>
    <message>
        <source>The VAE of “{model}” gave no usable picture, even in float32: it is damaged, or doesn&apos;t suit what the model makes. Finished pictures are kept. Choose another one under “Decode with”, or lower Guidance (CFG).</source>
        <translation>Das VAE von „{model}“ ergab auch in float32 kein brauchbares Bild: Es ist beschädigt oder passt nicht zu dem, was das Modell erzeugt. Fertige Bilder bleiben erhalten. Wählen Sie unter „Decodieren mit“ ein anderes, oder verringern Sie die Führung (CFG).</translation>
    </message>
    <message>
        <source>The picture that “{model}” made is completely black. It was kept. If that isn&apos;t what the prompt asks for, the VAE may not suit the model: choose another one under “Decode with”.</source>
        <translation>Das Bild, das „{model}“ erzeugt hat, ist ganz schwarz. Es wurde behalten. Wenn der Prompt das nicht verlangt, passt das VAE vielleicht nicht zum Modell: Wählen Sie unter „Decodieren mit“ ein anderes.</translation>
    </message>
    <message>
        <source>This picture has no metadata about how it was made, so its settings can&apos;t be restored.</source>
        <translation>Dieses Bild hat keine Metadaten über seine Entstehung, deshalb lassen sich seine Einstellungen nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>The disk with {folder} is full, so nothing was changed there. Free some space and try again.</source>
        <translation>Der Datenträger mit {folder} ist voll, deshalb wurde dort nichts geändert. Schaffen Sie Platz, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>SD Studio isn&apos;t allowed to write to {folder}, so nothing was changed there. Allow writing to the folder and try again.</source>
        <translation>SD Studio darf nicht in {folder} schreiben, deshalb wurde dort nichts geändert. Erlauben Sie das Schreiben in den Ordner, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>SD Studio isn&apos;t allowed to read {folder}, so nothing was done. Allow reading the folder, or choose another one.</source>
        <translation>SD Studio darf {folder} nicht lesen, deshalb wurde nichts getan. Erlauben Sie das Lesen des Ordners, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>SD Studio couldn&apos;t write to {folder} ({detail}), so nothing was changed there. Try again once the folder is available.</source>
        <translation>SD Studio konnte nicht in {folder} schreiben ({detail}), deshalb wurde dort nichts geändert. Versuchen Sie es erneut, sobald der Ordner verfügbar ist.</translation>
    </message>
    <message>
        <source>The picture couldn&apos;t be saved in {folder}: {cause}. It is kept in memory and the queue is paused. Save it elsewhere, or fix the problem and try again.</source>
        <translation>Das Bild konnte nicht in {folder} gespeichert werden: {cause}. Es ist im Arbeitsspeicher, und die Warteschlange ist angehalten. Speichern Sie es woanders, oder beheben Sie das Problem, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The library in {folder} was made by a newer version of SD Studio and was left unchanged. Install the newest version, or choose another folder for the library.</source>
        <translation>Die Bibliothek in {folder} stammt von einer neueren Version von SD Studio und blieb unverändert. Installieren Sie die neueste Version, oder wählen Sie einen anderen Ordner für die Bibliothek.</translation>
    </message>
    <message>
        <source>The library in {folder} is already open in another SD Studio. Use that window.</source>
        <translation>Die Bibliothek in {folder} ist schon in einem anderen SD Studio geöffnet. Verwenden Sie jenes Fenster.</translation>
    </message>
    <message>
        <source>The library&apos;s index in {folder} could not be written: {cause}. Your pictures are shown and new ones can be made, but changes to the queue are lost when you close SD Studio. Fix the problem, then restart SD Studio.</source>
        <translation>Der Index der Bibliothek in {folder} konnte nicht geschrieben werden: {cause}. Ihre Bilder werden gezeigt, und neue können erzeugt werden, aber Änderungen an der Warteschlange gehen verloren, wenn Sie SD Studio schließen. Beheben Sie das Problem, und starten Sie SD Studio neu.</translation>
    </message>
    <message>
        <source>Your pictures in {folder} could not be found. If they are on a drive, connect it; if you moved the folder, put it back. Or choose another folder in the settings.</source>
        <translation>Ihre Bilder in {folder} waren nicht zu finden. Wenn sie auf einem Laufwerk sind, schließen Sie es an; wenn Sie den Ordner verschoben haben, legen Sie ihn zurück. Oder wählen Sie in den Einstellungen einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be reached, so nothing was changed there. If it is on a drive, connect it and try again.</source>
        <translation>Der Ordner {folder} ist nicht erreichbar, deshalb wurde dort nichts geändert. Wenn er auf einem Laufwerk liegt, schließen Sie es an, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The pictures in {folder} and its subfolders are already in the library.</source>
        <translation>Die Bilder in {folder} und seinen Unterordnern sind schon in der Bibliothek.</translation>
    </message>
    <message>
        <source>The library&apos;s index was damaged, so it was rebuilt. No picture file was touched. Pictures read again from their files: {rebuilt}. Pictures that could not be read: {pictures}. Queue entries that were lost: {jobs}. Comparison grids that were lost: {grids}. The damaged index is kept as {kept_as}.</source>
        <translation>Der Index der Bibliothek war beschädigt und wurde neu aufgebaut. Keine Bilddatei wurde angetastet. Aus ihren Dateien neu gelesene Bilder: {rebuilt}. Unlesbare Bilder: {pictures}. Verlorene Einträge der Warteschlange: {jobs}. Verlorene Vergleichsraster: {grids}. Der beschädigte Index wird als {kept_as} aufbewahrt.</translation>
    </message>
    <message>
        <source>Some entries in the library&apos;s index were damaged. No picture file was touched. Pictures read again from their files: {rebuilt}. Pictures that could not be read: {pictures}. Queue entries that could not be read: {jobs}. Comparison grids that could not be read: {grids}.</source>
        <translation>Einige Einträge im Index der Bibliothek waren beschädigt. Keine Bilddatei wurde angetastet. Aus ihren Dateien neu gelesene Bilder: {rebuilt}. Unlesbare Bilder: {pictures}. Unlesbare Einträge der Warteschlange: {jobs}. Unlesbare Vergleichsraster: {grids}.</translation>
    </message>
    <message>
        <source>The journal, which keeps your stars, tags, boards and notes next to your pictures, was damaged. Everything in it that could be read is still there. The damaged file is kept as {kept_as}.</source>
        <translation>Das Journal, das Ihre Sterne, Schlagwörter, Sammlungen und Notizen neben den Bildern aufbewahrt, war beschädigt. Alles Lesbare darin ist noch da. Die beschädigte Datei wird als {kept_as} aufbewahrt.</translation>
    </message>
    <message>
        <source>The backup {backup} can&apos;t be read, so nothing was changed. Choose another one.</source>
        <translation>Die Sicherung {backup} ist nicht lesbar, deshalb wurde nichts geändert. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>No backup was made: there isn&apos;t enough space in {folder}, or there is no database yet. Free some space and try again.</source>
        <translation>Es wurde keine Sicherung gemacht: In {folder} ist nicht genug Platz, oder es gibt noch keine Datenbank. Schaffen Sie Platz, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The library in {folder} was last used by an older version of SD Studio. Close that version and start this one once to update the library.</source>
        <translation>Die Bibliothek in {folder} wurde zuletzt von einer älteren Version von SD Studio verwendet. Schließen Sie jene Version, und starten Sie diese einmal, um die Bibliothek zu aktualisieren.</translation>
    </message>
    <message>
        <source>The library&apos;s index in {folder} is damaged, but no picture was changed. To repair it, start SD Studio again or run: sdstudio library rebuild</source>
        <translation>Der Index der Bibliothek in {folder} ist beschädigt, aber kein Bild wurde geändert. Um ihn zu reparieren, starten Sie SD Studio erneut, oder: sdstudio library rebuild</translation>
    </message>
    <message>
        <source>What the other pictures show couldn&apos;t be stored in {folder}. Check the free space and the folder&apos;s permissions, then try again; your pictures are not affected.</source>
        <translation>Was die anderen Bilder zeigen, konnte nicht in {folder} gespeichert werden. Prüfen Sie den freien Platz und die Rechte des Ordners, und versuchen Sie es erneut; Ihre Bilder sind nicht betroffen.</translation>
    </message>
    <message>
        <source>The image engine stopped unexpectedly while it compared pictures with {model}, so no more are compared for now. Your pictures are not affected.</source>
        <translation>Die Bild-Engine wurde unerwartet beendet, während sie Bilder mit {model} verglich; vorerst werden keine weiteren verglichen. Ihre Bilder sind nicht betroffen.</translation>
    </message>
    <message>
        <source>The pictures couldn&apos;t be compared with {model}: {detail}. Your pictures are not affected; try again, or import the model again.</source>
        <translation>Die Bilder konnten nicht mit {model} verglichen werden: {detail}. Ihre Bilder sind nicht betroffen; versuchen Sie es erneut, oder importieren Sie das Modell erneut.</translation>
    </message>
    <message>
        <source>The image engine stopped unexpectedly while looking for objects with {model}. Your masks are not affected.</source>
        <translation>Die Bild-Engine wurde unerwartet beendet, während sie mit {model} nach Objekten suchte. Ihre Masken sind nicht betroffen.</translation>
    </message>
    <message>
        <source>{model} couldn&apos;t find an object: {detail}. Your masks are not affected; try again, or import the model again.</source>
        <translation>{model} konnte kein Objekt finden: {detail}. Ihre Masken sind nicht betroffen; versuchen Sie es erneut, oder importieren Sie das Modell erneut.</translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory to look for objects with {model}. Your masks are not affected; close other programs, or try again when no picture is being made.</source>
        <translation>Der Speicher reicht nicht, um mit {model} nach Objekten zu suchen. Ihre Masken sind nicht betroffen; schließen Sie andere Programme, oder versuchen Sie es, wenn kein Bild erzeugt wird.</translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory to describe pictures with {model}. Nothing was changed; close other programs, or try again when no picture is being made.</source>
        <translation>Der Speicher reicht nicht, um Bilder mit {model} zu beschreiben. Nichts wurde geändert; schließen Sie andere Programme, oder versuchen Sie es erneut, wenn gerade kein Bild entsteht.</translation>
    </message>
    <message>
        <source>“{folder}” contains no images, so there is nothing to describe. Choose another folder.</source>
        <translation>„{folder}“ enthält keine Bilder, also gibt es nichts zu beschreiben. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{model} found no words for this picture. Nothing was changed.</source>
        <translation>{model} ergab für dieses Bild keine Beschreibung. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The picture couldn&apos;t be described with {model}. Nothing was changed; if it happens again, verify the model under “Manage models…”.</source>
        <translation>Das Bild konnte mit {model} nicht beschrieben werden. Nichts wurde geändert; wenn es wieder vorkommt, prüfen Sie das Modell unter „Modelle verwalten…“.</translation>
    </message>
    <message>
        <source>A job is running or its pictures are being saved, so no backup was restored. Wait until it&apos;s finished or stop it, then try again.</source>
        <translation>Ein Auftrag läuft, oder seine Bilder werden gespeichert, deshalb wurde keine Sicherung wiederhergestellt. Warten Sie, bis er fertig ist, oder stoppen Sie ihn, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The picture couldn&apos;t be saved as {asked} ({cause}). It was saved as {file} instead.</source>
        <translation>Das Bild konnte nicht als {asked} gespeichert werden ({cause}). Es wurde stattdessen als {file} gespeichert.</translation>
    </message>
    <message>
        <source>Pictures can&apos;t be signed, because {package} isn&apos;t installed. Install it with “pip install {package}”, or turn signing off in the settings. No unsigned copy was written.</source>
        <translation>Bilder können nicht signiert werden, weil {package} nicht installiert ist. Installieren Sie es mit „pip install {package}“, oder schalten Sie das Signieren in den Einstellungen aus. Keine unsignierte Kopie wurde geschrieben.</translation>
    </message>
    <message>
        <source>Pictures can&apos;t be signed until a certificate and its private key are chosen under Settings → Content Credentials. No unsigned copy was written.</source>
        <translation>Bilder können erst signiert werden, wenn unter „Einstellungen → Content Credentials“ ein Zertifikat und sein privater Schlüssel gewählt sind. Keine unsignierte Kopie wurde geschrieben.</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be read as a certificate. Choose a PEM file that begins with your certificate, or turn signing off in the settings. No unsigned copy was written.</source>
        <translation>„{file}“ ist nicht als Zertifikat lesbar. Wählen Sie eine PEM-Datei, die mit Ihrem Zertifikat beginnt, oder schalten Sie das Signieren in den Einstellungen aus. Keine unsignierte Kopie wurde geschrieben.</translation>
    </message>
    <message>
        <source>The certificate in “{file}” is valid from {begin} to {end} only. Choose one that is valid now, or turn signing off in the settings. No unsigned copy was written.</source>
        <translation>Das Zertifikat in „{file}“ gilt nur vom {begin} bis zum {end}. Wählen Sie ein jetzt gültiges, oder schalten Sie das Signieren in den Einstellungen aus. Keine unsignierte Kopie wurde geschrieben.</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be read as a private key. Choose the PEM file with the key of your certificate, or turn signing off in the settings. No unsigned copy was written.</source>
        <translation>„{file}“ ist nicht als privater Schlüssel lesbar. Wählen Sie die PEM-Datei mit dem Schlüssel Ihres Zertifikats, oder schalten Sie das Signieren in den Einstellungen aus. Keine unsignierte Kopie wurde geschrieben.</translation>
    </message>
    <message>
        <source>Content Credentials can&apos;t be signed with this kind of key. Use a certificate with an EC key (P-256, P-384 or P-521), Ed25519 or RSA of at least 2048 bits. No unsigned copy was written.</source>
        <translation>Content Credentials können mit dieser Art von Schlüssel nicht signiert werden. Verwenden Sie ein Zertifikat mit EC-Schlüssel (P-256, P-384 oder P-521), Ed25519 oder RSA ab 2048 Bit. Keine unsignierte Kopie wurde geschrieben.</translation>
    </message>
    <message>
        <source>The private key in “{file}” doesn&apos;t belong to the certificate. Choose the key that the certificate was made for. No unsigned copy was written.</source>
        <translation>Der private Schlüssel in „{file}“ gehört nicht zum Zertifikat. Wählen Sie den Schlüssel, für den das Zertifikat ausgestellt wurde. Keine unsignierte Kopie wurde geschrieben.</translation>
    </message>
    <message>
        <source>The passphrase of “{file}” is missing or wrong. Enter it under Settings → Content Credentials. No unsigned copy was written.</source>
        <translation>Die Passphrase von „{file}“ fehlt oder ist falsch. Geben Sie sie unter „Einstellungen → Content Credentials“ ein. Keine unsignierte Kopie wurde geschrieben.</translation>
    </message>
    <message>
        <source>The copy couldn&apos;t be signed: {detail}. Check the certificate, or turn signing off in the settings. No unsigned copy was written.</source>
        <translation>Die Kopie konnte nicht signiert werden: {detail}. Prüfen Sie das Zertifikat, oder schalten Sie das Signieren in den Einstellungen aus. Keine unsignierte Kopie wurde geschrieben.</translation>
    </message>
    <message>
        <source>The record of the licences you accepted can&apos;t be read, so you will be asked again. The old file is kept as {kept_as}.</source>
        <translation>Die Aufzeichnung der von Ihnen akzeptierten Lizenzen ist nicht lesbar, deshalb werden Sie erneut gefragt. Die alte Datei wird als {kept_as} aufbewahrt.</translation>
    </message>
    <message>
        <source>The settings couldn&apos;t be read, so SD Studio uses the defaults. The old file is kept as {kept_as}.</source>
        <translation>Die Einstellungen waren nicht lesbar, deshalb verwendet SD Studio die Standardwerte. Die alte Datei wird als {kept_as} aufbewahrt.</translation>
    </message>
    <message>
        <source>The settings couldn&apos;t be saved in {folder}. They apply until you close SD Studio. Check the free space and the folder&apos;s permissions.</source>
        <translation>Die Einstellungen konnten nicht in {folder} gespeichert werden. Sie gelten, bis Sie SD Studio schließen. Prüfen Sie den freien Platz und die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>The settings name the folder “{folder}”, which is not a full path, so the default folder is used. Choose the folder again in the settings.</source>
        <translation>Die Einstellungen nennen den Ordner „{folder}“, der kein vollständiger Pfad ist, deshalb wird der Standardordner verwendet. Wählen Sie den Ordner in den Einstellungen erneut.</translation>
    </message>
    <message>
        <source>SD Studio couldn&apos;t find out whether there is a newer version, because there was no answer. Check the internet connection and try again.</source>
        <translation>SD Studio konnte nicht herausfinden, ob es eine neuere Version gibt, weil keine Antwort kam. Prüfen Sie die Internetverbindung, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The answer didn&apos;t come from the makers of SD Studio, so it was ignored. Some networks answer everything with a page of their own until you log in there.</source>
        <translation>Die Antwort kam nicht von den Machern von SD Studio und wurde nicht beachtet. Manche Netze antworten auf alles mit einer eigenen Seite, bis Sie sich dort anmelden.</translation>
    </message>
    <message>
        <source>The answer was older than one that SD Studio has received before, so it was ignored. Try again later or on another network.</source>
        <translation>Die Antwort war älter als eine, die SD Studio schon erhalten hat, und wurde nicht beachtet. Versuchen Sie es später oder in einem anderen Netz.</translation>
    </message>
    <message>
        <source>A command is missing. Choose one of: {known}. See: {command} --help</source>
        <translation>Ein Befehl fehlt. Wählen Sie einen von: {known}. Siehe: {command} --help</translation>
    </message>
    <message>
        <source>There is no command “{value}”. Choose one of: {known}.</source>
        <translation>Es gibt keinen Befehl „{value}“. Wählen Sie einen von: {known}.</translation>
    </message>
    <message>
        <source>There is no option {option}. See: {command} --help</source>
        <translation>Es gibt keine Option {option}. Siehe: {command} --help</translation>
    </message>
    <message>
        <source>There is no option {option}. Did you mean {nearest}?</source>
        <translation>Es gibt keine Option {option}. Meinten Sie {nearest}?</translation>
    </message>
    <message>
        <source>“{value}” isn&apos;t a valid value for {name}. Choose one of: {known}.</source>
        <translation>„{value}“ ist kein gültiger Wert für {name}. Wählen Sie einen von: {known}.</translation>
    </message>
    <message>
        <source>“{value}” isn&apos;t a valid value for {name}. Did you mean {nearest}?</source>
        <translation>„{value}“ ist kein gültiger Wert für {name}. Meinten Sie {nearest}?</translation>
    </message>
    <message>
        <source>“{value}” was not expected here. Put text that contains spaces in quotation marks; see: {command} --help</source>
        <translation>„{value}“ wurde hier nicht erwartet. Setzen Sie Text mit Leerzeichen in Anführungszeichen; siehe: {command} --help</translation>
    </message>
    <message>
        <source>{message}. See: {command} --help</source>
        <translation>{message}. Siehe: {command} --help</translation>
    </message>
    <message>
        <source>“{file}” isn&apos;t a picture in the library. Nothing was changed.</source>
        <translation>„{file}“ ist kein Bild der Bibliothek. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“{value}” isn&apos;t a file, but others are. Give either files or a search. Nothing was changed.</source>
        <translation>„{value}“ ist keine Datei, andere Angaben aber schon. Geben Sie entweder Dateien oder eine Suche an. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>No picture matches “{query}”.</source>
        <translation>Kein Bild passt zu „{query}“.</translation>
    </message>
    <message>
        <source>There is nothing to change. Give at least one of: {known}.</source>
        <translation>Es gibt nichts zu ändern. Geben Sie mindestens eins an von: {known}.</translation>
    </message>
    <message>
        <source>“{value}” isn&apos;t a valid value for {name}. Give the longest side in pixels, a percentage such as 50%, or original.</source>
        <translation>„{value}“ ist kein gültiger Wert für {name}. Geben Sie die längste Seite in Pixeln, einen Prozentsatz wie 50% oder original an.</translation>
    </message>
    <message>
        <source>“{what}” can&apos;t be used in {name}. Fields are: {known}.</source>
        <translation>„{what}“ kann in {name} nicht verwendet werden. Felder sind: {known}.</translation>
    </message>
    <message>
        <source>The current folder no longer exists. Change to another one and run the command again.</source>
        <translation>Den aktuellen Ordner gibt es nicht mehr. Wechseln Sie in einen anderen, und führen Sie den Befehl erneut aus.</translation>
    </message>
    <message>
        <source>“{file}” doesn&apos;t end in .png. Pictures are saved as PNG files, which record how they were made. Choose a name that ends in .png; nothing was started.</source>
        <translation>„{file}“ endet nicht auf .png. Bilder werden als PNG-Dateien gespeichert, die festhalten, wie sie entstanden. Wählen Sie einen Namen, der auf .png endet; nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>{name} needs {file} with a file outside the pictures folder: pictures in that folder always say everything, so that the library can be rebuilt from them. Choose another file; nothing was started.</source>
        <translation>{name} braucht {file} mit einer Datei außerhalb des Bilderordners: Bilder in diesem Ordner sagen immer alles, damit die Bibliothek aus ihnen neu aufgebaut werden kann. Wählen Sie eine andere Datei; nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>The folder “{folder}” doesn&apos;t exist. Create it or choose another one; nothing was started.</source>
        <translation>Den Ordner „{folder}“ gibt es nicht. Legen Sie ihn an, oder wählen Sie einen anderen; nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>“{file}” is a folder. Add a file name, for example {example}; nothing was started.</source>
        <translation>„{file}“ ist ein Ordner. Fügen Sie einen Dateinamen hinzu, z.&#xa0;B. {example}; nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be used as a file name here ({detail}). Choose another one; nothing was started.</source>
        <translation>„{file}“ kann hier kein Dateiname sein ({detail}). Wählen Sie einen anderen; nichts wurde gestartet.</translation>
    </message>
    <message>
        <source>“{file}” already exists and was not changed. Choose another name, or add --overwrite to replace it.</source>
        <translation>„{file}“ gibt es schon und wurde nicht geändert. Wählen Sie einen anderen Namen, oder fügen Sie --overwrite hinzu, um die Datei zu ersetzen.</translation>
    </message>
    <message>
        <source>Standard output is closed, so the command stopped. Pictures finished so far are kept.</source>
        <translation>Die Standardausgabe ist geschlossen, deshalb wurde der Befehl beendet. Bis dahin fertige Bilder bleiben erhalten.</translation>
    </message>
    <message>
        <source>The output couldn&apos;t be written ({detail}), so the command stopped. Pictures finished so far are kept.</source>
        <translation>Die Ausgabe konnte nicht geschrieben werden ({detail}), deshalb wurde der Befehl beendet. Bis dahin fertige Bilder bleiben erhalten.</translation>
    </message>
    <message>
        <source>There is no display to open a window on. Start SD Studio in a graphical session, or make pictures without a window: {command} generate &quot;a red fish&quot; --out fish.png</source>
        <translation>Es gibt keinen Bildschirm für ein Fenster. Starten Sie SD Studio in einer grafischen Sitzung, oder erzeugen Sie Bilder ohne Fenster: {command} generate &quot;a red fish&quot; --out fish.png</translation>
    </message>
    <message>
        <source>The window can&apos;t open because the system library {library} is missing. On Debian or Ubuntu, run: sudo apt install {packages}. Or make pictures without a window: {command} generate &quot;a red fish&quot; --out fish.png</source>
        <translation>Das Fenster lässt sich nicht öffnen, weil die Systembibliothek {library} fehlt. Unter Debian oder Ubuntu: sudo apt install {packages}. Oder erzeugen Sie Bilder ohne Fenster: {command} generate &quot;a red fish&quot; --out fish.png</translation>
    </message>
    <message>
        <source>SD Studio can&apos;t run on this computer because its processor ({processor}) doesn&apos;t support AVX2. Most Intel processors since 2013 and AMD processors since 2015 do.</source>
        <translation>SD Studio kann auf diesem Computer nicht laufen, weil sein Prozessor ({processor}) kein AVX2 unterstützt. Die meisten Intel-Prozessoren seit 2013 und AMD-Prozessoren seit 2015 tun es.</translation>
    </message>
    <message>
        <source>SD Studio needs at least 4 GB of memory, but this computer has only {found}.</source>
        <translation>SD Studio braucht mindestens 4 GB Arbeitsspeicher, dieser Computer hat aber nur {found}.</translation>
    </message>
    <message>
        <source>SD Studio can&apos;t run on this system: it needs glibc {needed} or newer, but this system has {found}. Use a newer version of your Linux distribution, such as Debian 12 or Ubuntu 22.04.</source>
        <translation>SD Studio kann auf diesem System nicht laufen: Es braucht glibc {needed} oder neuer, dieses System hat aber {found}. Verwenden Sie eine neuere Version Ihrer Linux-Distribution, z.&#xa0;B. Debian 12 oder Ubuntu 22.04.</translation>
    </message>
    <message>
        <source>SD Studio can&apos;t run on this version of Windows. It needs Windows {needed} or newer.</source>
        <translation>SD Studio kann auf dieser Version von Windows nicht laufen. Es braucht Windows {needed} oder neuer.</translation>
    </message>
    <message>
        <source>There is no preset “{value}”. Your presets: {known}.</source>
        <translation>Es gibt keine Voreinstellung „{value}“. Ihre Voreinstellungen: {known}.</translation>
    </message>
    <message>
        <source>There is no preset “{value}”, since you have none yet. Save your settings as one in the window first.</source>
        <translation>Es gibt keine Voreinstellung „{value}“, da noch keine angelegt ist. Speichern Sie zuerst im Fenster Ihre Einstellungen als eine.</translation>
    </message>
    <message>
        <source>There are no wildcards in “{wildcard}”. A YAML file of wildcards has lists below names. Nothing was imported.</source>
        <translation>In „{wildcard}“ sind keine Wildcards. Eine YAML-Datei mit Wildcards hat Listen unter Namen. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>Describing a picture needs a captioning model, and none is installed. Import one under “Manage models…”, such as BLIP (990 MB): the file pytorch_model.bin from huggingface.co/Salesforce/blip-image-captioning-base.</source>
        <translation>Zum Beschreiben eines Bildes ist ein Modell dafür nötig, und keines ist installiert. Importieren Sie eines unter „Modelle verwalten…“, etwa BLIP (990 MB): die Datei pytorch_model.bin von huggingface.co/Salesforce/blip-image-captioning-base.</translation>
    </message>
    <message>
        <source>The image engine stopped unexpectedly while describing a picture with {model}. What was written before is kept; verify the model under “Manage models…”.</source>
        <translation>Die Bild-Engine wurde unerwartet beendet, während sie ein Bild mit {model} beschrieb. Was vorher geschrieben wurde, bleibt; prüfen Sie das Modell unter „Modelle verwalten…“.</translation>
    </message>
    <message>
        <source>“{file}” is too large, damaged, or isn&apos;t a shortcut file from SD Studio. Nothing was imported.</source>
        <translation>„{file}“ ist zu groß, beschädigt oder keine Kürzeldatei von SD Studio. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>“{file}” was exported by a newer version of SD Studio. Update SD Studio to import its shortcuts. Nothing was imported.</source>
        <translation>„{file}“ wurde von einer neueren Version von SD Studio exportiert. Aktualisieren Sie SD Studio, um die Kürzel zu importieren. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>No face that is large enough was found in the picture, so there was nothing to repair and nothing new was saved. A smaller “Smallest face” may help.</source>
        <translation>Im Bild wurde kein Gesicht gefunden, das groß genug ist. Es gab also nichts zu reparieren, und nichts Neues wurde gespeichert. Ein kleinerer Wert bei „Kleinstes Gesicht“ kann helfen.</translation>
    </message>
    <message>
        <source>“{folder}” contains no images, so there are no faces to repair. Choose another folder.</source>
        <translation>„{folder}“ enthält keine Bilder, also gibt es keine Gesichter zu reparieren. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>“{file}” doesn&apos;t say which model made it, so its faces weren&apos;t repaired. Name a model with --model.</source>
        <translation>„{file}“ sagt nicht, mit welchem Modell es entstand, darum wurden seine Gesichter nicht repariert. Nennen Sie ein Modell mit --model.</translation>
    </message>
    <message>
        <source>This version of SD Studio doesn&apos;t have the face detector “{detector}” that the job needs. Repair the faces again with your present settings; finished pictures are kept.</source>
        <translation>Diese Version von SD Studio hat die Gesichtserkennung „{detector}“ nicht, die der Auftrag braucht. Reparieren Sie die Gesichter mit den jetzigen Einstellungen noch einmal; fertige Bilder bleiben.</translation>
    </message>
    <message>
        <source>“{wildcard}” can&apos;t be read as YAML or JSON: something is wrong at line {line}. Nothing of it was imported.</source>
        <translation>„{wildcard}“ kann nicht als YAML oder JSON gelesen werden: In Zeile {line} stimmt etwas nicht. Nichts davon wurde importiert.</translation>
    </message>
    <message>
        <source>“{wildcard}” is nested too deeply, or holds too many wildcards or entries. Nothing of it was imported.</source>
        <translation>„{wildcard}“ ist zu tief verschachtelt oder enthält zu viele Wildcards oder Einträge. Nichts davon wurde importiert.</translation>
    </message>
</context>
<context>
    <name>explained</name>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>What the picture starts from: words alone, another picture, or an area that you mask in one. The settings below follow from it.</source>
        <translation>Wovon das Bild ausgeht: nur von Wörtern, von einem anderen Bild oder von einem Bereich, den Sie darin maskieren. Die Einstellungen darunter richten sich danach.</translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation>Ausgangsbild</translation>
    </message>
    <message>
        <source>The picture that the new one starts from. Drop one here, paste it, or use one from the library; paint over a part to change only that.</source>
        <translation>Das Bild, von dem das neue ausgeht. Legen Sie eins hier ab, fügen Sie eins ein, oder nehmen Sie eins aus der Bibliothek; übermalen Sie einen Teil, um nur diesen zu ändern.</translation>
    </message>
    <message>
        <source>“flower”</source>
        <translation>„flower“</translation>
    </message>
    <message>
        <source>“a yellow flower”</source>
        <translation>„a yellow flower“</translation>
    </message>
    <message>
        <source>“… on a green background”</source>
        <translation>„… on a green background“</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>(word:1.3) makes a word count more, (word:0.7) less. Far from 1, pictures fall apart: 0.5 to 1.5 is usual.</source>
        <translation>Mit (Wort:1.3) zählt ein Wort mehr, mit (Wort:0.7) weniger. Weit weg von 1 zerfallen Bilder: 0,5 bis 1,5 ist üblich.</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>“red”</source>
        <translation>„red“</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Words that are added to your prompt, for a medium, a light or a mood. Several can be used at once; each begins with what the one before gives.</source>
        <translation>Wörter, die zu Ihrem Prompt kommen, für eine Technik, ein Licht oder eine Stimmung. Mehrere können verwendet werden; jeder beginnt mit dem, was der vorige ergibt.</translation>
    </message>
    <message>
        <source>3D</source>
        <translation>3D</translation>
    </message>
    <message>
        <source>Flat drawing</source>
        <translation>Flache Zeichnung</translation>
    </message>
    <message>
        <source>Line drawing</source>
        <translation>Strichzeichnung</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Makes the pictures. Models differ in what they know, in the look that they prefer, in their native size, and in how long a picture takes.</source>
        <translation>Erzeugt die Bilder. Modelle unterscheiden sich darin, was sie kennen, welchen Look sie bevorzugen, in ihrer nativen Größe und darin, wie lange ein Bild dauert.</translation>
    </message>
    <message>
        <source>Anime</source>
        <translation>Anime</translation>
    </message>
    <message>
        <source>Oil painting</source>
        <translation>Ölgemälde</translation>
    </message>
    <message>
        <source>Pixel art</source>
        <translation>Pixel-Art</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>Settings under a name, for this model or for all of them. A model can begin with one by default.</source>
        <translation>Einstellungen unter einem Namen, für dieses oder für alle Modelle. Ein Modell kann immer mit einer davon beginnen.</translation>
    </message>
    <message>
        <source>Few steps</source>
        <translation>Wenige Schritte</translation>
    </message>
    <message>
        <source>Uses a LoRA that was trained to finish in four to eight steps, with the sampler and the guidance that it needs. Much faster, with somewhat less variety. Without one, so few steps only give a sketch, as shown here.</source>
        <translation>Verwendet ein LoRA, das darauf trainiert ist, in vier bis acht Schritten fertig zu werden, mit dem Sampler und der Führung, die es braucht. Viel schneller, mit etwas weniger Vielfalt. Ohne ein solches ergeben so wenige Schritte nur eine Skizze, wie hier gezeigt.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>The shape of the picture, with as many pixels as suit the model. Custom takes any width and height.</source>
        <translation>Die Form des Bildes, mit so vielen Pixeln, wie zum Modell passen. „Eigene“ erlaubt jede Breite und Höhe.</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>Beide Richtungen</translation>
    </message>
    <message>
        <source>Number of pictures</source>
        <translation>Anzahl der Bilder</translation>
    </message>
    <message>
        <source>How many pictures to make, each with a seed of its own. Make several and keep the best.</source>
        <translation>Wie viele Bilder erzeugt werden, jedes mit eigenem Seed. Erzeugen Sie mehrere, und behalten Sie das beste.</translation>
    </message>
    <message>
        <source>Small part</source>
        <translation>Kleiner Teil</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>LoRAs and embeddings</source>
        <translation>LoRAs und Embeddings</translation>
    </message>
    <message>
        <source>Small files that teach a model a subject or a style. The weight says how strongly: 1 is what it was trained for, 0 is off, and a negative weight leads away from it.</source>
        <translation>Kleine Dateien, die einem Modell ein Motiv oder einen Stil beibringen. Das Gewicht sagt, wie stark: 1 ist wie trainiert, 0 ist aus, und ein negatives führt davon weg.</translation>
    </message>
    <message>
        <source>ControlNet</source>
        <translation>ControlNet</translation>
    </message>
    <message>
        <source>Keeps the new picture to the edges, the depth or the pose of another one, which is its hint. With less weight, or when it ends earlier, the model is freer.</source>
        <translation>Lässt das neue Bild den Kanten, der Tiefe oder der Pose eines anderen folgen, seiner Vorlage. Mit weniger Gewicht, oder wenn es früher endet, ist das Modell freier.</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Repair faces</source>
        <translation>Gesichter reparieren</translation>
    </message>
    <message>
        <source>Finds the faces in a finished picture and makes each of them anew at the model&apos;s full resolution, where small faces come out blurred. The strength says how much of a face may change; what is outside of its soft edge stays as it is.</source>
        <translation>Findet die Gesichter in einem fertigen Bild und erzeugt jedes in der vollen Auflösung des Modells neu, denn kleine Gesichter geraten unscharf. Die Stärke sagt, wie viel sich an einem Gesicht ändern darf; was außerhalb seiner weichen Kante liegt, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>As it was made</source>
        <translation>Wie es entstand</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>Repariert</translation>
    </message>
</context>
<context>
    <name>families</name>
    <message>
        <source>Few steps: turbo, Lightning, Hyper, LCM or DMD</source>
        <translation>Wenige Schritte: Turbo, Lightning, Hyper, LCM oder DMD</translation>
    </message>
    <message>
        <source>v-prediction, like 2.1</source>
        <translation>v-Vorhersage, wie 2.1</translation>
    </message>
    <message>
        <source>Epsilon, like 2.1 base and inpainting</source>
        <translation>Epsilon, wie 2.1 base und inpainting</translation>
    </message>
    <message>
        <source>Epsilon, as usual</source>
        <translation>Epsilon, wie üblich</translation>
    </message>
    <message>
        <source>v-prediction</source>
        <translation>v-Vorhersage</translation>
    </message>
    <message>
        <source>Epsilon, like SDXL 1.0, Illustrious or Pony</source>
        <translation>Epsilon, wie SDXL 1.0, Illustrious oder Pony</translation>
    </message>
    <message>
        <source>v-prediction, like NoobAI-XL V-Pred</source>
        <translation>v-Vorhersage, wie NoobAI-XL V-Pred</translation>
    </message>
    <message>
        <source>SDXL Turbo: few steps, 512 × 512</source>
        <translation>SDXL Turbo: wenige Schritte, 512 × 512</translation>
    </message>
    <message>
        <source>the Stable Diffusion XL refiner</source>
        <translation>der Refiner von Stable Diffusion XL</translation>
    </message>
    <message>
        <source>SSD-1B, Segmind Vega or KOALA</source>
        <translation>SSD-1B, Segmind Vega oder KOALA</translation>
    </message>
    <message>
        <source>Playground 2.5 or CosXL</source>
        <translation>Playground 2.5 oder CosXL</translation>
    </message>
    <message>
        <source>a Latent Consistency model that embeds its guidance</source>
        <translation>ein Latent-Consistency-Modell, das seine Führung einbettet</translation>
    </message>
</context>
<context>
    <name>family</name>
    <message>
        <source>Start picture</source>
        <translation>Ausgangsbild</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Hint of a ControlNet</source>
        <translation>Vorlage eines ControlNets</translation>
    </message>
    <message>
        <source>Upscale</source>
        <translation>Hochskalieren</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>Depth map</source>
        <translation>Tiefenkarte</translation>
    </message>
    <message>
        <source>Edited elsewhere</source>
        <translation>Woanders bearbeitet</translation>
    </message>
    <message>
        <source>Deleted picture</source>
        <translation>Gelöschtes Bild</translation>
    </message>
    <message>
        <source>Picture of another program</source>
        <translation>Bild aus einem anderen Programm</translation>
    </message>
    <message>
        <source>Repaired faces</source>
        <translation>Reparierte Gesichter</translation>
    </message>
</context>
<context>
    <name>file_dialogs</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
</context>
<context>
    <name>file_names</name>
    <message>
        <source>Canvas</source>
        <translation>Leinwand</translation>
    </message>
</context>
<context>
    <name>graphics</name>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Herunterladen</translation>
    </message>
    <message>
        <source>Download the pack, try it and use it; you can keep working meanwhile</source>
        <translation>Das Paket herunterladen, ausprobieren und verwenden; Sie können währenddessen weiterarbeiten</translation>
    </message>
    <message>
        <source>&amp;Download anyway</source>
        <translation>&amp;Trotzdem herunterladen</translation>
    </message>
    <message>
        <source>Download over this metered connection</source>
        <translation>Über diese getaktete Verbindung herunterladen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Pause; what has been downloaded is kept</source>
        <translation>Anhalten; was schon heruntergeladen ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Resume the download where it stopped</source>
        <translation>Den Download dort fortsetzen, wo er anhielt</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Cancel; a partial download is deleted</source>
        <translation>Abbrechen; ein unvollständiger Download wird gelöscht</translation>
    </message>
    <message>
        <source>From a &amp;file…</source>
        <translation>Aus einer &amp;Datei…</translation>
    </message>
    <message>
        <source>Install the pack from a file that “sdstudio packs export” made on a computer with a network</source>
        <translation>Das Paket aus einer Datei installieren, die „sdstudio packs export“ auf einem Computer mit Netz gemacht hat</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Verwenden</translation>
    </message>
    <message>
        <source>Try the pack, and make pictures with it if it works</source>
        <translation>Das Paket ausprobieren und, wenn es funktioniert, Bilder damit erzeugen</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>E&amp;rneut versuchen</translation>
    </message>
    <message>
        <source>Don&apos;t &amp;use</source>
        <translation>&amp;Nicht verwenden</translation>
    </message>
    <message>
        <source>Make pictures on the processor; the pack is kept</source>
        <translation>Bilder auf dem Prozessor erzeugen; das Paket bleibt</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>Delete the pack to free disk space</source>
        <translation>Das Paket löschen, um Speicherplatz frei zu machen</translation>
    </message>
    <message>
        <source>You can close this window and keep working. What has been downloaded is kept.</source>
        <translation>Sie können dieses Fenster schließen und weiterarbeiten. Was schon heruntergeladen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>Looking for graphics cards.</source>
        <translation>Grafikkarten werden gesucht.</translation>
    </message>
    <message>
        <source>No pack to install</source>
        <translation>Kein Paket zu installieren</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Nicht installiert</translation>
    </message>
    <message>
        <source>With this pack, your graphics card makes the pictures, usually many times faster than the processor. The download is {size}, {time} at 50 Mbit/s. Installing it needs {needed} of disk space, and afterwards it takes up {unpacked}; {free} is free.</source>
        <translation>Mit diesem Paket erzeugt Ihre Grafikkarte die Bilder, meist um ein Vielfaches schneller als der Prozessor. Der Download hat {size}, {time} bei 50 Mbit/s. Das Installieren braucht {needed} Speicherplatz, danach belegt es {unpacked}; {free} sind frei.</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Wartet…</translation>
    </message>
    <message>
        <source>Checking existing files…</source>
        <translation>Vorhandene Dateien werden geprüft…</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>Wird heruntergeladen…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>What has been downloaded is kept.</source>
        <translation>Was schon heruntergeladen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation>Wartet auf Ihre Zustimmung</translation>
    </message>
    <message>
        <source>This connection appears to be metered, so the download is waiting for your approval. It starts automatically on an unmetered connection.</source>
        <translation>Diese Verbindung scheint getaktet zu sein, deshalb wartet der Download auf Ihre Zustimmung. Ohne getaktete Verbindung beginnt er automatisch.</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Wird kopiert…</translation>
    </message>
    <message>
        <source>The files are being copied and verified.</source>
        <translation>Die Dateien werden kopiert und geprüft.</translation>
    </message>
    <message>
        <source>Unpacking…</source>
        <translation>Wird entpackt…</translation>
    </message>
    <message>
        <source>All files are genuine and are being unpacked.</source>
        <translation>Alle Dateien sind echt und werden entpackt.</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird getestet…</translation>
    </message>
    <message>
        <source>The card does a small calculation, and the result is compared with the processor&apos;s. This can take a few minutes.</source>
        <translation>Die Karte rechnet eine kleine Aufgabe, und das Ergebnis wird mit dem des Prozessors verglichen. Das kann einige Minuten dauern.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Wird verwendet</translation>
    </message>
    <message>
        <source>Pictures are made on {card}.</source>
        <translation>Bilder werden auf {card} erzeugt.</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Nicht verwendet</translation>
    </message>
    <message>
        <source>The pack is installed, but pictures are made on the processor.</source>
        <translation>Das Paket ist installiert, aber Bilder werden auf dem Prozessor erzeugt.</translation>
    </message>
    <message>
        <source>Not working</source>
        <translation>Funktioniert nicht</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Wird entfernt…</translation>
    </message>
    <message>
        <source>The image engine finishes its job, then restarts without the pack.</source>
        <translation>Die Bild-Engine beendet ihren Auftrag und startet dann ohne das Paket neu.</translation>
    </message>
    <message>
        <source>No list of packs</source>
        <translation>Keine Liste der Pakete</translation>
    </message>
    <message>
        <source>No graphics card</source>
        <translation>Keine Grafikkarte</translation>
    </message>
    <message>
        <source>No pack needed</source>
        <translation>Kein Paket nötig</translation>
    </message>
    <message>
        <source>No pack for this card</source>
        <translation>Kein Paket für diese Karte</translation>
    </message>
    <message>
        <source>Card too old</source>
        <translation>Karte zu alt</translation>
    </message>
    <message>
        <source>Driver missing</source>
        <translation>Treiber fehlt</translation>
    </message>
    <message>
        <source>Driver too old</source>
        <translation>Treiber zu alt</translation>
    </message>
</context>
<context>
    <name>guide</name>
    <message>
        <source>{path} ({keys})</source>
        <comment>a command with its keys</comment>
        <translation>{path} ({keys})</translation>
    </message>
    <message>
        <source>Show me in the window</source>
        <translation>Im Fenster zeigen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>The form</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>From left to right: {values}</source>
        <translation>Von links nach rechts: {values}</translation>
    </message>
    <message>
        <source>This page is missing</source>
        <translation>Diese Seite fehlt</translation>
    </message>
    <message>
        <source>A file of the guide can&apos;t be read. Reinstall SD Studio to get it back; your pictures and settings are kept.</source>
        <translation>Eine Datei des Handbuchs ist nicht lesbar. Installieren Sie SD Studio neu, um sie zurückzuholen; Ihre Bilder und Einstellungen bleiben erhalten.</translation>
    </message>
</context>
<context>
    <name>hints</name>
    <message>
        <source>Which ControlNet gets the hint</source>
        <translation>Welches ControlNet die Vorlage bekommt</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>{name} hinzufügen</translation>
    </message>
    <message>
        <source>Replace the hint of {name}</source>
        <translation>Vorlage von {name} ersetzen</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>{done} of {count}</source>
        <translation>{done} von {count}</translation>
    </message>
</context>
<context>
    <name>importing</name>
    <message>
        <source>it is still being written</source>
        <translation>Die Datei wird noch geschrieben</translation>
    </message>
    <message>
        <source>it can&apos;t be opened as an image</source>
        <translation>Die Datei lässt sich nicht als Bild öffnen</translation>
    </message>
    <message>
        <source>the file can&apos;t be read</source>
        <translation>Die Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>Die Datei ist zu groß</translation>
    </message>
</context>
<context>
    <name>intents</name>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replaces what is masked with what the prompt describes.</source>
        <translation>Ersetzt, was maskiert ist, durch das, was der Prompt beschreibt.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Removes what is masked and continues the surroundings, which a prompt, if any, should describe.</source>
        <translation>Entfernt, was maskiert ist, und setzt die Umgebung fort, die ein Prompt, wenn es einen gibt, beschreiben sollte.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Adds what the prompt describes to the masked area.</source>
        <translation>Fügt im maskierten Bereich hinzu, was der Prompt beschreibt.</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>Verfeinern</translation>
    </message>
    <message>
        <source>Keeps what is masked and improves its detail, or that of the whole picture if nothing is masked.</source>
        <translation>Behält, was maskiert ist, und verbessert dessen Details, ohne Maske die des ganzen Bildes.</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Erweitern</translation>
    </message>
    <message>
        <source>Enlarges the picture at its sides and continues it there.</source>
        <translation>Vergrößert das Bild an seinen Seiten und setzt es dort fort.</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Variieren</translation>
    </message>
    <message>
        <source>Makes another version of what is masked, or of the whole picture if nothing is.</source>
        <translation>Macht eine andere Fassung dessen, was maskiert ist, ohne Maske des ganzen Bildes.</translation>
    </message>
    <message>
        <source>“{model}” can do this, but a model that was trained for inpainting blends new parts in better.</source>
        <translation>„{model}“ kann das, aber ein für Inpainting trainiertes Modell fügt neue Teile besser ein.</translation>
    </message>
</context>
<context>
    <name>keywords</name>
    <message>
        <source>view, generate, prompt, page</source>
        <translation>Ansicht, generieren, Prompt, Seite</translation>
    </message>
    <message>
        <source>create, make, render, draw, run</source>
        <translation>erstellen, machen, rendern, zeichnen, erzeugen</translation>
    </message>
    <message>
        <source>interrupt, abort, cancel, skip</source>
        <translation>unterbrechen, abbrechen, anhalten, überspringen</translation>
    </message>
    <message>
        <source>interrupt, abort, cancel</source>
        <translation>unterbrechen, abbrechen, anhalten</translation>
    </message>
    <message>
        <source>checkpoint, switch model</source>
        <translation>Checkpoint, Modell wechseln</translation>
    </message>
    <message>
        <source>checkpoint, diffusers</source>
        <translation>Checkpoint, diffusers</translation>
    </message>
    <message>
        <source>get models, checkpoints, LoRA, ControlNet, VAE, SDXL, SD 1.5, turbo, Lightning, download manager</source>
        <translation>Modelle holen, Checkpoints, LoRA, ControlNet, VAE, SDXL, SD 1.5, Turbo, Lightning, Downloads</translation>
    </message>
    <message>
        <source>checkpoint, safetensors, ckpt, textual inversion, add</source>
        <translation>Checkpoint, safetensors, ckpt, Textual Inversion, hinzufügen</translation>
    </message>
    <message>
        <source>txt2img, words, prompt, new picture</source>
        <translation>txt2img, Wörter, Prompt, neues Bild</translation>
    </message>
    <message>
        <source>img2img, change a picture, variation of a photo</source>
        <translation>img2img, Bild ändern, Foto variieren</translation>
    </message>
    <message>
        <source>inpainting, change part of a picture, repair, retouch, replace</source>
        <translation>Inpainting, Teil des Bildes ändern, reparieren, retuschieren, ersetzen</translation>
    </message>
    <message>
        <source>depth2img, keep the composition</source>
        <translation>depth2img, Komposition behalten</translation>
    </message>
    <message>
        <source>depth map, near and far, MiDaS</source>
        <translation>Tiefenkarte, nah und fern, MiDaS</translation>
    </message>
    <message>
        <source>unCLIP, similar pictures, image variations</source>
        <translation>unCLIP, ähnliche Bilder, Bildvariationen</translation>
    </message>
    <message>
        <source>img2img, init image, open picture, load</source>
        <translation>img2img, Init-Bild, Bild öffnen, laden</translation>
    </message>
    <message>
        <source>img2img, init image, clipboard</source>
        <translation>img2img, Init-Bild, Zwischenablage</translation>
    </message>
    <message>
        <source>img2img, send to image to image, change this picture</source>
        <translation>img2img, an Bild zu Bild senden, dieses Bild ändern</translation>
    </message>
    <message>
        <source>inpainting, change part of it, repair, retouch, replace</source>
        <translation>Inpainting, Teil davon ändern, reparieren, retuschieren, ersetzen, übermalen</translation>
    </message>
    <message>
        <source>batch, ESRGAN, enlarge many, directory, super-resolution</source>
        <translation>Stapel, ESRGAN, viele vergrößern, Verzeichnis, Super-Resolution</translation>
    </message>
    <message>
        <source>compare, original</source>
        <translation>vergleichen, Original</translation>
    </message>
    <message>
        <source>inpainting, mask, paint, edit, retouch</source>
        <translation>Inpainting, Maske, malen, bearbeiten, retuschieren</translation>
    </message>
    <message>
        <source>inpainting, paint mask, edit mask, sketch</source>
        <translation>Inpainting, Maske malen, Maske bearbeiten, skizzieren</translation>
    </message>
    <message>
        <source>blank, empty, sketch, draw, scribble, drawing</source>
        <translation>leer, skizzieren, zeichnen, kritzeln, Zeichnung</translation>
    </message>
    <message>
        <source>depth map, MiDaS, 3D</source>
        <translation>Tiefenkarte, MiDaS, 3D</translation>
    </message>
    <message>
        <source>load depth map, import depth</source>
        <translation>Tiefenkarte laden, Tiefe importieren</translation>
    </message>
    <message>
        <source>levels, gamma, invert, blur, histogram</source>
        <translation>Tonwerte, Gamma, umkehren, weichzeichnen, Histogramm</translation>
    </message>
    <message>
        <source>hide depth, depth layer</source>
        <translation>Tiefe ausblenden, Tiefenebene</translation>
    </message>
    <message>
        <source>export depth map</source>
        <translation>Tiefenkarte exportieren</translation>
    </message>
    <message>
        <source>paint, draw</source>
        <translation>malen, zeichnen</translation>
    </message>
    <message>
        <source>rubber, unpaint</source>
        <translation>Radiergummi, löschen</translation>
    </message>
    <message>
        <source>switch tool, swap colors, foreground, background</source>
        <translation>Werkzeug wechseln, Farben tauschen, Vordergrund, Hintergrund</translation>
    </message>
    <message>
        <source>marquee, box, select, square</source>
        <translation>Auswahlrechteck, Rahmen, auswählen, Quadrat</translation>
    </message>
    <message>
        <source>marquee, oval, select, circle</source>
        <translation>Auswahlellipse, Oval, auswählen, Kreis</translation>
    </message>
    <message>
        <source>freehand, select</source>
        <translation>freihändig, auswählen</translation>
    </message>
    <message>
        <source>polygonal lasso, select</source>
        <translation>Polygonlasso, auswählen</translation>
    </message>
    <message>
        <source>select by colour, fuzzy, contiguous</source>
        <translation>nach Farbe auswählen, zusammenhängend</translation>
    </message>
    <message>
        <source>bucket, paint bucket, flood fill</source>
        <translation>Farbeimer, Fülleimer, Fülleimerwerkzeug</translation>
    </message>
    <message>
        <source>segment anything, SAM, SlimSAM, subject, segmentation, smart selection</source>
        <translation>Segment Anything, SAM, SlimSAM, Motiv, Segmentierung, Schnellauswahl</translation>
    </message>
    <message>
        <source>colour picker, color, pick, sample, pipette</source>
        <translation>Farbwähler, Farbe, aufnehmen, Farbaufnahme</translation>
    </message>
    <message>
        <source>color, palette, swatch, foreground, background, paint, hex</source>
        <translation>Farbe, Palette, Farbfeld, Vordergrund, Hintergrund, malen, Hex</translation>
    </message>
    <message>
        <source>black and white, reset colors</source>
        <translation>schwarz und weiß, Farben zurücksetzen</translation>
    </message>
    <message>
        <source>color, fill selection, fill layer, foreground</source>
        <translation>Farbe, Auswahl füllen, Ebene füllen, Vordergrund</translation>
    </message>
    <message>
        <source>import, load, place, insert, add layer, drop, file</source>
        <translation>importieren, laden, platzieren, einfügen, Ebene hinzufügen, ablegen, Datei</translation>
    </message>
    <message>
        <source>brush size</source>
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <source>brush size, bigger</source>
        <translation>Pinselgröße, größer</translation>
    </message>
    <message>
        <source>select all, everything</source>
        <translation>alles auswählen</translation>
    </message>
    <message>
        <source>deselect, delete mask, nothing</source>
        <translation>Auswahl aufheben, Maske löschen, nichts</translation>
    </message>
    <message>
        <source>inverse, swap</source>
        <translation>invertieren, tauschen</translation>
    </message>
    <message>
        <source>selection from layer, select opaque, alpha to selection, transparency</source>
        <translation>Auswahl aus Ebene, Deckendes auswählen, Alpha als Auswahl, Transparenz</translation>
    </message>
    <message>
        <source>expand, contract, dilate, erode, blur, soften, edge</source>
        <translation>ausdehnen, zusammenziehen, weichzeichnen, weich, Rand, Kante</translation>
    </message>
    <message>
        <source>export</source>
        <translation>exportieren</translation>
    </message>
    <message>
        <source>clipboard</source>
        <translation>Zwischenablage</translation>
    </message>
    <message>
        <source>load, import</source>
        <translation>laden, importieren</translation>
    </message>
    <message>
        <source>show mask, overlay</source>
        <translation>Maske zeigen, Überlagerung</translation>
    </message>
    <message>
        <source>intent, default</source>
        <translation>Absicht, Standard</translation>
    </message>
    <message>
        <source>intent, fill, swap, generative fill</source>
        <translation>Absicht, füllen, austauschen, generatives Füllen</translation>
    </message>
    <message>
        <source>intent, erase object, heal, clean up</source>
        <translation>Absicht, Objekt entfernen, wegretuschieren, aufräumen</translation>
    </message>
    <message>
        <source>intent, insert object</source>
        <translation>Absicht, Objekt einfügen</translation>
    </message>
    <message>
        <source>intent, improve, enhance, detail</source>
        <translation>Absicht, verbessern, Details</translation>
    </message>
    <message>
        <source>intent, outpaint, uncrop, expand, enlarge canvas</source>
        <translation>Absicht, Outpainting, ausdehnen, Leinwand vergrößern</translation>
    </message>
    <message>
        <source>intent, variation, redo</source>
        <translation>Absicht, Variation, noch einmal</translation>
    </message>
    <message>
        <source>masked content, infill, preview</source>
        <translation>maskierter Inhalt, Füllung, Vorschau</translation>
    </message>
    <message>
        <source>crop, padding, bounding box</source>
        <translation>zuschneiden, Umgebung, Rahmen</translation>
    </message>
    <message>
        <source>masks panel, layers, regions</source>
        <translation>Maskenpalette, Ebenen, Regionen</translation>
    </message>
    <message>
        <source>add mask, second mask, inpaint mask</source>
        <translation>Maske hinzufügen, zweite Maske, Inpainting-Maske</translation>
    </message>
    <message>
        <source>copy mask</source>
        <translation>Maske kopieren</translation>
    </message>
    <message>
        <source>name mask</source>
        <translation>Maske benennen</translation>
    </message>
    <message>
        <source>remove mask</source>
        <translation>Maske entfernen</translation>
    </message>
    <message>
        <source>copy mask from, reuse mask, same mask</source>
        <translation>Maske kopieren von, Maske wiederverwenden, gleiche Maske</translation>
    </message>
    <message>
        <source>layers panel, layer stack, masks panel</source>
        <translation>Ebenenpalette, Ebenenstapel, Maskenpalette</translation>
    </message>
    <message>
        <source>add layer, paint layer, sketch</source>
        <translation>Ebene hinzufügen, Malebene, skizzieren</translation>
    </message>
    <message>
        <source>copy layer, layer via copy</source>
        <translation>Ebene kopieren</translation>
    </message>
    <message>
        <source>name layer</source>
        <translation>Ebene benennen</translation>
    </message>
    <message>
        <source>remove layer</source>
        <translation>Ebene entfernen</translation>
    </message>
    <message>
        <source>erase layer, empty layer, delete pixels</source>
        <translation>Ebene radieren, leeren, Pixel löschen</translation>
    </message>
    <message>
        <source>next layer, select layer</source>
        <translation>nächste Ebene, Ebene wählen</translation>
    </message>
    <message>
        <source>previous layer, select layer</source>
        <translation>vorige Ebene, Ebene wählen</translation>
    </message>
    <message>
        <source>raise layer, bring forward, order</source>
        <translation>Ebene anheben, nach vorne, Reihenfolge</translation>
    </message>
    <message>
        <source>lower layer, send backward, order</source>
        <translation>Ebene absenken, nach hinten, Reihenfolge</translation>
    </message>
    <message>
        <source>alpha lock, preserve transparency, lock alpha</source>
        <translation>Alpha sperren, Transparenz schützen</translation>
    </message>
    <message>
        <source>guide, not rendered, image reference</source>
        <translation>Vorbild, nicht gerendert, Bildreferenz</translation>
    </message>
    <message>
        <source>add layer mask, hide part of layer, transparency mask</source>
        <translation>Ebenenmaske hinzufügen, Teil der Ebene verbergen, Transparenzmaske</translation>
    </message>
    <message>
        <source>edit layer mask, transparency mask</source>
        <translation>Ebenenmaske bearbeiten, Transparenzmaske</translation>
    </message>
    <message>
        <source>layer mask, transparency mask</source>
        <translation>Ebenenmaske, Transparenzmaske</translation>
    </message>
    <message>
        <source>remove layer mask, transparency mask</source>
        <translation>Ebenenmaske entfernen, Transparenzmaske</translation>
    </message>
    <message>
        <source>combine layers</source>
        <translation>Ebenen zusammenfügen, verschmelzen</translation>
    </message>
    <message>
        <source>flatten image, merge all, new base picture</source>
        <translation>auf eine Ebene reduzieren, alles vereinen, neues Grundbild</translation>
    </message>
    <message>
        <source>drag, shift, nudge, position, layer</source>
        <translation>ziehen, schieben, rücken, Position, Ebene</translation>
    </message>
    <message>
        <source>free transform, scale, resize, rotate, handles, layer</source>
        <translation>frei transformieren, skalieren, Größe ändern, drehen, Griffe, Ebene</translation>
    </message>
    <message>
        <source>clipboard, layer, selection</source>
        <translation>Zwischenablage, Ebene, Auswahl</translation>
    </message>
    <message>
        <source>clipboard, copy visible, composite, all layers</source>
        <translation>Zwischenablage, Sichtbares kopieren, alle Ebenen</translation>
    </message>
    <message>
        <source>clipboard, new layer, photobash, insert</source>
        <translation>Zwischenablage, neue Ebene, Photobashing, einfügen</translation>
    </message>
    <message>
        <source>mirror, transform, layer</source>
        <translation>spiegeln, transformieren, Ebene</translation>
    </message>
    <message>
        <source>turn, transform, layer</source>
        <translation>drehen, transformieren, Ebene</translation>
    </message>
    <message>
        <source>trim, cut off, selection, layer</source>
        <translation>beschneiden, abschneiden, Auswahl, Ebene</translation>
    </message>
    <message>
        <source>trim, cut off, resize, picture size</source>
        <translation>beschneiden, abschneiden, Größe ändern, Bildgröße</translation>
    </message>
    <message>
        <source>save as, PNG, JPEG, WebP, AVIF, flatten, merged, file</source>
        <translation>speichern unter, PNG, JPEG, WebP, AVIF, vereint, Datei</translation>
    </message>
    <message>
        <source>save version, bookmark, checkpoint of canvas, state</source>
        <translation>Version speichern, Lesezeichen, Stand der Leinwand</translation>
    </message>
    <message>
        <source>return to version, go back, state</source>
        <translation>zur Version zurück, zurückgehen, Stand</translation>
    </message>
    <message>
        <source>name version</source>
        <translation>Version benennen</translation>
    </message>
    <message>
        <source>remove version</source>
        <translation>Version entfernen</translation>
    </message>
    <message>
        <source>reset canvas, discard changes, start over</source>
        <translation>Leinwand zurücksetzen, Änderungen verwerfen, neu beginnen</translation>
    </message>
    <message>
        <source>load ORA, import layers, document</source>
        <translation>ORA laden, Ebenen importieren, Dokument</translation>
    </message>
    <message>
        <source>export ORA, export layers, document</source>
        <translation>ORA exportieren, Ebenen exportieren, Dokument</translation>
    </message>
    <message>
        <source>PSD, Photoshop, export layers</source>
        <translation>PSD, Photoshop, Ebenen exportieren</translation>
    </message>
    <message>
        <source>before, input picture</source>
        <translation>vorher, Ausgangsbild</translation>
    </message>
    <message>
        <source>before and after, slider</source>
        <translation>vorher und nachher, Schieber</translation>
    </message>
    <message>
        <source>accept, apply, keep, candidate</source>
        <translation>annehmen, übernehmen, behalten, Kandidat</translation>
    </message>
    <message>
        <source>flatten, new base, candidate</source>
        <translation>vereinen, neue Grundlage, Kandidat</translation>
    </message>
    <message>
        <source>undo list, steps, go back</source>
        <translation>Rückgängig-Liste, Schritte, zurückgehen</translation>
    </message>
    <message>
        <source>emphasis, attention, stronger, prompt weight, brackets</source>
        <translation>Betonung, Aufmerksamkeit, stärker, Prompt-Gewicht, Klammern</translation>
    </message>
    <message>
        <source>emphasis, attention, weaker, prompt weight, brackets</source>
        <translation>Betonung, Aufmerksamkeit, schwächer, Prompt-Gewicht, Klammern</translation>
    </message>
    <message>
        <source>syntax error, unclosed brace, bracket, repair prompt, quick fix</source>
        <translation>Syntaxfehler, offene Klammer, Prompt reparieren, Schnellkorrektur</translation>
    </message>
    <message>
        <source>earlier prompts, last prompt, used before, recent</source>
        <translation>frühere Prompts, letzter Prompt, schon verwendet, zuletzt</translation>
    </message>
    <message>
        <source>saved prompts, text blocks, phrases, macros, library of words</source>
        <translation>gespeicherte Prompts, Snippets, Textblöcke, Makros, Wortbibliothek</translation>
    </message>
    <message>
        <source>keep words, save prompt, text block</source>
        <translation>Wörter behalten, Prompt speichern, Snippet, Textblock</translation>
    </message>
    <message>
        <source>autocomplete, tagcomplete, danbooru, CSV, suggestions, word list</source>
        <translation>Autovervollständigung, Tagcomplete, Danbooru, CSV, Vorschläge, Wortliste</translation>
    </message>
    <message>
        <source>dynamic prompts, combinations, variants, options, wildcard, test</source>
        <translation>dynamische Prompts, Kombinationen, Varianten, Optionen, Wildcard, testen</translation>
    </message>
    <message>
        <source>dynamic prompts, word lists, random words, variants, options, import</source>
        <translation>dynamische Prompts, Wortlisten, Zufallswörter, Platzhalter, Varianten, importieren</translation>
    </message>
    <message>
        <source>X/Y plot, grid, sheet, parameter comparison</source>
        <translation>X/Y-Plot, Raster, Bogen, Parametervergleich</translation>
    </message>
    <message>
        <source>picture number, dice, shuffle, different each time</source>
        <translation>Bildnummer, Würfel, mischen, jedes Mal anders</translation>
    </message>
    <message>
        <source>style presets, artist, look, watercolour, anime, photo, Fooocus styles, styles.csv, prompt templates</source>
        <translation>Stilvorlagen, Künstler, Look, Aquarell, Anime, Foto, Fooocus-Stile, styles.csv, Prompt-Vorlagen</translation>
    </message>
    <message>
        <source>save prompt, new style, prompt template, snippet</source>
        <translation>Prompt speichern, neuer Stil, Prompt-Vorlage</translation>
    </message>
    <message>
        <source>save prompt, new style, look of a picture, thumbnail</source>
        <translation>Prompt speichern, neuer Stil, Look eines Bildes, Miniatur</translation>
    </message>
    <message>
        <source>defaults of a model, saved settings, profile, template, recipe</source>
        <translation>Standardwerte eines Modells, gespeicherte Einstellungen, Profil, Vorlage, Rezept</translation>
    </message>
    <message>
        <source>defaults of a model, remember settings, profile, template, recipe</source>
        <translation>Standardwerte eines Modells, Einstellungen merken, Profil, Vorlage, Rezept</translation>
    </message>
    <message>
        <source>defaults, start over, clear settings, new draft</source>
        <translation>Standardwerte, neu beginnen, Einstellungen löschen, neuer Entwurf</translation>
    </message>
    <message>
        <source>album, collection, folder, save to, output</source>
        <translation>Album, Sammlung, Ordner, speichern in, Ausgabe</translation>
    </message>
    <message>
        <source>more settings, all parameters, expert, LoRA, embedding, ControlNet, clip skip, hires fix, sampler</source>
        <translation>mehr Einstellungen, alle Parameter, Experten, LoRA, Embedding, ControlNet, Clip Skip, Hires-Fix, Sampler</translation>
    </message>
    <message>
        <source>export, download, JPEG, PNG</source>
        <translation>exportieren, herunterladen, JPEG, PNG</translation>
    </message>
    <message>
        <source>restore, recall, parameters, metadata, PNG info, prompt</source>
        <translation>wiederherstellen, abrufen, Parameter, Metadaten, PNG-Info, Prompt</translation>
    </message>
    <message>
        <source>remove, trash, recycle bin, throw away</source>
        <translation>entfernen, Papierkorb, wegwerfen</translation>
    </message>
    <message>
        <source>large, slideshow, fullscreen, look at it</source>
        <translation>groß, Diashow, Vollbild, ansehen</translation>
    </message>
    <message>
        <source>whole picture, zoom to fit</source>
        <translation>ganzes Bild, einpassen</translation>
    </message>
    <message>
        <source>200%, 2:1, zoom</source>
        <translation>200%, 2:1, Zoom</translation>
    </message>
    <message>
        <source>turn canvas, anticlockwise, angle</source>
        <translation>Leinwand drehen, gegen den Uhrzeigersinn, Winkel</translation>
    </message>
    <message>
        <source>turn canvas, clockwise, angle</source>
        <translation>Leinwand drehen, im Uhrzeigersinn, Winkel</translation>
    </message>
    <message>
        <source>flip horizontally, reverse canvas</source>
        <translation>horizontal spiegeln, Leinwand umkehren</translation>
    </message>
    <message>
        <source>straighten, upright, unrotate, unflip</source>
        <translation>gerade richten, aufrecht, nicht gedreht</translation>
    </message>
    <message>
        <source>raster, lines, guides</source>
        <translation>Raster, Linien, Hilfslinien</translation>
    </message>
    <message>
        <source>guides, cursor lines, pointer</source>
        <translation>Hilfslinien, Zeigerlinien</translation>
    </message>
    <message>
        <source>difference, changes, what changed, layer coverage</source>
        <translation>Unterschied, Änderungen, was sich geändert hat, Abdeckung der Ebenen</translation>
    </message>
    <message>
        <source>palettes, hide tools, hide panels, clean screen, distraction-free</source>
        <translation>Paletten, Werkzeuge ausblenden, ablenkungsfrei</translation>
    </message>
    <message>
        <source>100%, 1:1, every pixel</source>
        <translation>100%, 1:1, jedes Pixel</translation>
    </message>
    <message>
        <source>larger, bigger, magnify</source>
        <translation>größer, heranzoomen, Zoom</translation>
    </message>
    <message>
        <source>smaller</source>
        <translation>kleiner, herauszoomen, Zoom</translation>
    </message>
    <message>
        <source>search, filter, query, look for</source>
        <translation>suchen, filtern, Abfrage</translation>
    </message>
    <message>
        <source>smart album, bookmark, filter, keep search</source>
        <translation>intelligentes Album, Lesezeichen, Filter, Suche behalten</translation>
    </message>
    <message>
        <source>copy, add files, open, load</source>
        <translation>kopieren, Dateien hinzufügen, öffnen, laden</translation>
    </message>
    <message>
        <source>copy, directory, drive, subfolders</source>
        <translation>kopieren, Verzeichnis, Laufwerk, Unterordner</translation>
    </message>
    <message>
        <source>watch, index, directory, drive</source>
        <translation>überwachen, indizieren, Verzeichnis, Laufwerk</translation>
    </message>
    <message>
        <source>album, collection, folder, add board</source>
        <translation>Album, Sammlung, Ordner, anlegen</translation>
    </message>
    <message>
        <source>headings, date, sections, timeline</source>
        <translation>Überschriften, Datum, Abschnitte, Zeitleiste</translation>
    </message>
    <message>
        <source>headings, sections, sitting, work</source>
        <translation>Überschriften, Abschnitte, Arbeitssitzung</translation>
    </message>
    <message>
        <source>collapse, duplicates, variations, similar</source>
        <translation>zusammenfassen, Duplikate, Variationen, ähnliche</translation>
    </message>
    <message>
        <source>expand, unfold, collapse, fold</source>
        <translation>aufklappen, ausklappen, zuklappen</translation>
    </message>
    <message>
        <source>filename, caption, label, title</source>
        <translation>Dateiname, Beschriftung, Titel</translation>
    </message>
    <message>
        <source>calendar, month, day, when, scroll to</source>
        <translation>Kalender, Monat, Tag, wann, blättern zu</translation>
    </message>
    <message>
        <source>deleted pictures, bin, recycle bin, undelete, recover, open trash</source>
        <translation>gelöschte Bilder, Mülleimer, wiederherstellen, zurückholen</translation>
    </message>
    <message>
        <source>privacy, blur, panic, boss key, cover, safe</source>
        <translation>Privatsphäre, verdecken, Panik, Cheftaste, sicher</translation>
    </message>
    <message>
        <source>privacy, unblur, show, NSFW</source>
        <translation>Privatsphäre, aufdecken, zeigen, NSFW</translation>
    </message>
    <message>
        <source>sort out, select, review, choose the best, cull</source>
        <translation>aussortieren, auswählen, durchsehen, die besten wählen</translation>
    </message>
    <message>
        <source>side by side, difference, A/B</source>
        <translation>nebeneinander, Unterschied, A/B</translation>
    </message>
    <message>
        <source>parents, children, history, lineage, made from, versions, derived</source>
        <translation>Eltern, Kinder, Verlauf, Abstammung, entstanden aus, Versionen</translation>
    </message>
    <message>
        <source>alike, lookalike, near duplicates, same picture, reverse search</source>
        <translation>gleich, ähnlich, Beinahe-Duplikate, selbes Bild, Rückwärtssuche</translation>
    </message>
    <message>
        <source>semantic search, same subject, same thing, embeddings, DINOv2, CLIP, related</source>
        <translation>semantische Suche, gleiches Motiv, Embeddings, DINOv2, CLIP, verwandt</translation>
    </message>
    <message>
        <source>copies, double, same pictures, clean up, free space, dedupe</source>
        <translation>Kopien, doppelt, gleiche Bilder, aufräumen, Platz schaffen</translation>
    </message>
    <message>
        <source>external editor, Photoshop, GIMP, Krita, edit with, open with</source>
        <translation>externe Bildbearbeitung, Photoshop, GIMP, Krita, bearbeiten mit, öffnen mit</translation>
    </message>
    <message>
        <source>edit, inpaint, mask, retouch, send to</source>
        <translation>bearbeiten, Inpainting, Maske, retuschieren, senden an</translation>
    </message>
    <message>
        <source>edit, send to, stage, continue</source>
        <translation>bearbeiten, senden an, weitermachen</translation>
    </message>
    <message>
        <source>unrated, rating, remove stars</source>
        <translation>ohne Bewertung, Sterne entfernen, Sterne löschen</translation>
    </message>
    <message>
        <source>rating, stars, one star</source>
        <translation>Bewertung, Sterne, ein Stern</translation>
    </message>
    <message>
        <source>rating, stars, two stars</source>
        <translation>Bewertung, Sterne, zwei Sterne</translation>
    </message>
    <message>
        <source>rating, stars, three stars</source>
        <translation>Bewertung, Sterne, drei Sterne</translation>
    </message>
    <message>
        <source>rating, stars, four stars</source>
        <translation>Bewertung, Sterne, vier Sterne</translation>
    </message>
    <message>
        <source>flag, discard, bad, sort out</source>
        <translation>Markierung, verwerfen, schlecht, aussortieren</translation>
    </message>
    <message>
        <source>remove flag, undecided</source>
        <translation>Markierung entfernen, unentschieden, Markierung löschen</translation>
    </message>
    <message>
        <source>remove colour, color label</source>
        <translation>Farbe entfernen, Farbmarkierung, Farbe löschen</translation>
    </message>
    <message>
        <source>colour label, color, tag</source>
        <translation>Farbmarkierung, Farbe, Etikett</translation>
    </message>
    <message>
        <source>keywords, labels, add tag</source>
        <translation>Stichwörter, Tags, Etiketten, Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>album, collection, folder</source>
        <translation>Album, Sammlung, Ordner, hinzufügen</translation>
    </message>
    <message>
        <source>album, collection, take off</source>
        <translation>Album, Sammlung, herausnehmen</translation>
    </message>
    <message>
        <source>comment, description, text</source>
        <translation>Kommentar, Beschreibung, Text</translation>
    </message>
    <message>
        <source>restore, undelete, recover, trash</source>
        <translation>wiederherstellen, zurückholen, Papierkorb</translation>
    </message>
    <message>
        <source>smart album, change filter, edit search</source>
        <translation>intelligentes Album, Filter ändern, Suche bearbeiten</translation>
    </message>
    <message>
        <source>clipboard, import, copy, add files</source>
        <translation>Zwischenablage, importieren, kopieren, Dateien hinzufügen</translation>
    </message>
    <message>
        <source>purge, permanently, remove, bin</source>
        <translation>für immer, dauerhaft, entfernen, Papierkorb</translation>
    </message>
    <message>
        <source>delete for good, purge, bin</source>
        <translation>endgültig löschen, Papierkorb</translation>
    </message>
    <message>
        <source>dynamic prompt, wildcard, recall, options, again</source>
        <translation>dynamischer Prompt, Wildcard, abrufen, Optionen, noch einmal</translation>
    </message>
    <message>
        <source>variation, again, recall, new seed, more like this</source>
        <translation>Variation, noch einmal, abrufen, neuer Seed, mehr davon</translation>
    </message>
    <message>
        <source>depth2img, composition, depth map</source>
        <translation>depth2img, Komposition, Tiefenkarte</translation>
    </message>
    <message>
        <source>CLI, sdstudio generate, script, shell, terminal</source>
        <translation>CLI, sdstudio generate, Skript, Shell, Terminal</translation>
    </message>
    <message>
        <source>back, revert, mistake</source>
        <translation>zurück, zurücknehmen, Fehler</translation>
    </message>
    <message>
        <source>repeat, forward</source>
        <translation>wiederherstellen, vorwärts, noch einmal</translation>
    </message>
    <message>
        <source>wait, hold, resume, continue</source>
        <translation>warten, Pause, fortsetzen, weiter</translation>
    </message>
    <message>
        <source>empty, remove jobs, cancel all</source>
        <translation>leeren, Aufträge entfernen, alle abbrechen, Aufträge löschen</translation>
    </message>
    <message>
        <source>settings, left side, sidebar, fold, hide</source>
        <translation>Einstellungen, linke Seite, Seitenleiste, einklappen, ausblenden</translation>
    </message>
    <message>
        <source>right side, gallery, history, sidebar, fold, hide</source>
        <translation>rechte Seite, Galerie, Verlauf, Seitenleiste, einklappen, ausblenden</translation>
    </message>
    <message>
        <source>fullscreen, picture alone, distraction-free</source>
        <translation>Vollbild, nur das Bild, ablenkungsfrei</translation>
    </message>
    <message>
        <source>metadata, details, info, prompt of a picture, parameters</source>
        <translation>Metadaten, Details, Info, Prompt eines Bildes, Parameter</translation>
    </message>
    <message>
        <source>search, command palette</source>
        <translation>suchen, Befehlspalette</translation>
    </message>
    <message>
        <source>preferences, options, dark, light, backend</source>
        <translation>Optionen, Vorgaben, dunkel, hell, Backend, Oberfläche</translation>
    </message>
    <message>
        <source>backup, restore, rebuild, verify, repair, missing pictures, database</source>
        <translation>Sicherung, wiederherstellen, neu aufbauen, prüfen, reparieren, fehlende Bilder, Datenbank</translation>
    </message>
    <message>
        <source>GPU, CUDA, NVIDIA, GeForce, AMD, ROCm, Intel, XPU, driver, faster</source>
        <translation>GPU, CUDA, NVIDIA, GeForce, AMD, ROCm, Intel, XPU, Treiber, schneller</translation>
    </message>
    <message>
        <source>help, manual, documentation, handbook, how to</source>
        <translation>Hilfe, Anleitung, Dokumentation, Handbuch, wie geht</translation>
    </message>
    <message>
        <source>help, explain, settings, meaning</source>
        <translation>Hilfe, erklären, Einstellungen, Bedeutung</translation>
    </message>
    <message>
        <source>tour, tutorial, lesson, learn, help</source>
        <translation>Rundgang, Tutorial, Lektion, lernen, Hilfe, üben</translation>
    </message>
    <message>
        <source>tour, tutorial, lesson, learn, inpaint, help</source>
        <translation>Rundgang, Tutorial, Lektion, lernen, Inpainting, Hilfe</translation>
    </message>
    <message>
        <source>tour, tutorial, lesson, learn, search, help</source>
        <translation>Rundgang, Tutorial, Lektion, lernen, suchen, Hilfe</translation>
    </message>
    <message>
        <source>query, filter, fields, operators, find pictures, help</source>
        <translation>Abfrage, Filter, Felder, Operatoren, Bilder finden, Hilfe</translation>
    </message>
    <message>
        <source>first steps, welcome, start, help, tutorial</source>
        <translation>erste Schritte, Willkommen, Start, Hilfe, Anleitung, Einführung</translation>
    </message>
    <message>
        <source>license, terms, legal</source>
        <translation>Lizenz, Bedingungen, rechtlich</translation>
    </message>
    <message>
        <source>bug, crash, error, log, feedback, support</source>
        <translation>Fehler, Absturz, Protokoll, Feedback, Support</translation>
    </message>
    <message>
        <source>upgrade, new version, what&apos;s new, release</source>
        <translation>aktualisieren, neue Version, Neuerungen</translation>
    </message>
    <message>
        <source>version, info</source>
        <translation>Version, Info</translation>
    </message>
    <message>
        <source>exit, close</source>
        <translation>schließen, verlassen</translation>
    </message>
    <message>
        <source>convert, resize, JPEG, WebP, AVIF, CSV, JSON, contact sheet, remove metadata</source>
        <translation>umwandeln, Größe ändern, JPEG, WebP, AVIF, CSV, JSON, Kontaktbogen, Metadaten entfernen</translation>
    </message>
    <message>
        <source>queue, change a waiting job, modify</source>
        <translation>Warteschlange, wartenden Auftrag ändern</translation>
    </message>
    <message>
        <source>queue, copy, repeat, again</source>
        <translation>Warteschlange, kopieren, wiederholen, noch einmal</translation>
    </message>
    <message>
        <source>queue, repeat, error, again</source>
        <translation>Warteschlange, wiederholen, Fehler, noch einmal</translation>
    </message>
    <message>
        <source>queue, log, finished, failed, errors, recent, past jobs</source>
        <translation>Warteschlange, Protokoll, fertig, fehlgeschlagen, Fehler, frühere Aufträge</translation>
    </message>
    <message>
        <source>caption, interrogate, image to text, img2txt, BLIP, reverse prompt</source>
        <translation>Bildbeschreibung, Bild zu Text, Prompt aus Bild, beschreiben, caption, interrogate, img2txt, BLIP</translation>
    </message>
    <message>
        <source>caption, captions, batch, image to text, BLIP, comment, alt text</source>
        <translation>Bildbeschreibung, viele beschreiben, Bild zu Text, Kommentar, Alternativtext, caption, BLIP</translation>
    </message>
    <message>
        <source>view, library, gallery, all pictures, browse, collection, search, my pictures</source>
        <translation>Ansicht, Bibliothek, Galerie, alle Bilder, blättern, Sammlung, Suche, meine Bilder</translation>
    </message>
    <message>
        <source>upscaling, enlarge, larger, higher resolution, super-resolution, bigger</source>
        <translation>Upscaling, vergrößern, größer, höhere Auflösung, Super-Resolution</translation>
    </message>
    <message>
        <source>enlarge, larger, higher resolution, super-resolution, bigger</source>
        <translation>vergrößern, größer, höhere Auflösung, Super-Resolution</translation>
    </message>
    <message>
        <source>ESRGAN, SPAN, enlarge, larger, higher resolution, super-resolution, extras, bigger</source>
        <translation>ESRGAN, SPAN, vergrößern, größer, höhere Auflösung, Super-Resolution, Extras</translation>
    </message>
    <message>
        <source>mirror, transform, layer, upside down</source>
        <translation>spiegeln, transformieren, Ebene, auf den Kopf stellen</translation>
    </message>
    <message>
        <source>versions, states, history, snapshots</source>
        <translation>Versionen, Stände, Verlauf, Schnappschüsse</translation>
    </message>
    <message>
        <source>candidate, flip, forward, next picture</source>
        <translation>Kandidat, weiter, blättern, nächstes Bild</translation>
    </message>
    <message>
        <source>candidate, flip, back, previous picture</source>
        <translation>Kandidat, zurück, blättern, voriges Bild, zurückblättern</translation>
    </message>
    <message>
        <source>another, seed, variations, candidate, another one, one more</source>
        <translation>noch eins, Seed, Variationen, Kandidat</translation>
    </message>
    <message>
        <source>discard, reject, candidate, throw away</source>
        <translation>verwerfen, ablehnen, Kandidat, wegwerfen</translation>
    </message>
    <message>
        <source>X/Y plot, grid, contact sheet, compared, comparisons</source>
        <translation>X/Y-Plot, Raster, Kontaktbogen, verglichen, Vergleiche</translation>
    </message>
    <message>
        <source>fast, quick, turbo, LCM, Lightning, Hyper, DMD2, distilled, faster</source>
        <translation>schnell, Turbo, LCM, Lightning, Hyper, DMD2, destilliert, schneller</translation>
    </message>
    <message>
        <source>file, Explorer, Finder, open folder, file manager</source>
        <translation>Datei, Explorer, Finder, Ordner öffnen, Dateimanager</translation>
    </message>
    <message>
        <source>picture number, fixed seed, keep, same seed</source>
        <translation>Bildnummer, fester Seed, behalten, gleicher Seed</translation>
    </message>
    <message>
        <source>no headings, one list, ungroup</source>
        <translation>keine Überschriften, eine Liste, Gruppierung aufheben</translation>
    </message>
    <message>
        <source>rating, stars, best, favourite, five stars, favorite</source>
        <translation>Bewertung, Sterne, beste, Favorit, fünf Sterne</translation>
    </message>
    <message>
        <source>flag, keep, choose, favourite, favorite</source>
        <translation>Markierung, behalten, wählen, Favorit</translation>
    </message>
    <message>
        <source>recall, prompt, words, again, same words</source>
        <translation>abrufen, Prompt, Wörter, noch einmal, gleiche Wörter</translation>
    </message>
    <message>
        <source>recall, parameters, sampler, steps, again, same settings</source>
        <translation>abrufen, Parameter, Sampler, Schritte, noch einmal, gleiche Einstellungen</translation>
    </message>
    <message>
        <source>keys, hotkeys, key bindings, print shortcuts, cheat sheet, export, import</source>
        <translation>Tasten, Hotkeys, Tastenbelegung, Tastaturkürzel, Kürzel drucken, Spickzettel, exportieren, importieren</translation>
    </message>
    <message>
        <source>colour label, color, tag, violet</source>
        <translation>Farbmarkierung, Farbe, Etikett, lila</translation>
    </message>
    <message>
        <source>ADetailer, FaceDetailer, After Detailer, restore faces, GFPGAN, CodeFormer, eyes</source>
        <translation>ADetailer, FaceDetailer, After Detailer, Gesicht, Gesichter verbessern, GFPGAN, CodeFormer, Augen</translation>
    </message>
    <message>
        <source>select faces, find faces, face detection, people, portrait, ADetailer</source>
        <translation>Gesichter auswählen, Gesichter finden, Gesichtserkennung, Personen, Porträt, ADetailer</translation>
    </message>
    <message>
        <source>make, do, get, want, please, how, to, i, a, an, the, my, me, it, this, of</source>
        <translation>mache, machen, mach, tun, bitte, wie, ich, will, möchte, der, die, das, den, dem, ein, eine, einen, mein, meine, es, zu</translation>
    </message>
</context>
<context>
    <name>layers</name>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation>{name} Kopie</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>Ebene {number}</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Result: {words}</source>
        <translation>Ergebnis: {words}</translation>
    </message>
    <message>
        <source>Pasted layer</source>
        <translation>Eingefügte Ebene</translation>
    </message>
</context>
<context>
    <name>library</name>
    <message>
        <source>Rating, 0 to 5 stars</source>
        <translation>Bewertung, 0 bis 5 Sterne</translation>
    </message>
    <message>
        <source>Size, such as 512x768 or &gt;=1024</source>
        <translation>Größe, z.&#xa0;B. 512x768 oder &gt;=1024</translation>
    </message>
    <message>
        <source>Date, such as today or 2026-11</source>
        <translation>Datum, z.&#xa0;B. heute oder 2026-11</translation>
    </message>
    <message>
        <source>Steps, such as 20 or &gt;=30</source>
        <translation>Schritte, z.&#xa0;B. 20 oder &gt;=30</translation>
    </message>
    <message>
        <source>Program that made the picture</source>
        <translation>Programm, mit dem das Bild erzeugt wurde</translation>
    </message>
    <message>
        <source>Has a note, tags, a mask…</source>
        <translation>Hat Notiz, Schlagwörter, Maske…</translation>
    </message>
    <message>
        <source>Order of the pictures</source>
        <translation>Reihenfolge der Bilder</translation>
    </message>
    <message>
        <source>In the trash</source>
        <translation>Im Papierkorb</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>{stars} or more</source>
        <translation>{stars} oder mehr</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>Colour label</source>
        <translation>Farbmarkierung</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Guidance (CFG)</source>
        <translation>Führung (CFG)</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Has</source>
        <translation>Hat</translation>
    </message>
    <message>
        <source>Similar to picture</source>
        <translation>Ähnlich wie Bild</translation>
    </message>
    <message>
        <source>Content like that of picture</source>
        <translation>Inhalt wie Bild</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>No flag</source>
        <translation>Keine Markierung</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>Keine Farbe</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation>Ausgangsbild</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Depth map</source>
        <translation>Tiefenkarte</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>On a board</source>
        <translation>In einer Sammlung</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>Keine Sterne</translation>
    </message>
    <message>
        <source>not {term}</source>
        <translation>nicht {term}</translation>
    </message>
    <message>
        <source>{field}: not {values}</source>
        <translation>{field}: nicht {values}</translation>
    </message>
    <message>
        <source>{field}: {values}</source>
        <translation>{field}: {values}</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>Best rated first</source>
        <translation>Beste zuerst</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Most similar first</source>
        <translation>Ähnlichste zuerst</translation>
    </message>
    <message>
        <source>Template that the prompt was written from</source>
        <translation>Vorlage, aus der der Prompt geschrieben wurde</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Prompt-Vorlage</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
</context>
<context>
    <name>masks</name>
    <message>
        <source>Extended area</source>
        <translation>Erweiterter Bereich</translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation>{name} Kopie</translation>
    </message>
    <message>
        <source>Mask {number}</source>
        <translation>Maske {number}</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Start &amp;from</source>
        <translation>&amp;Ausgehen von</translation>
    </message>
    <message>
        <source>&amp;Use settings</source>
        <translation>&amp;Einstellungen verwenden</translation>
    </message>
    <message>
        <source>&amp;Stars</source>
        <translation>&amp;Sterne</translation>
    </message>
    <message>
        <source>Fla&amp;g</source>
        <translation>&amp;Markierung</translation>
    </message>
    <message>
        <source>Colour &amp;label</source>
        <translation>&amp;Farbmarkierung</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Sampling</translation>
    </message>
    <message>
        <source>Pro&amp;mpt</source>
        <translation>&amp;Prompt</translation>
    </message>
    <message>
        <source>Wildcards, styles a&amp;nd presets</source>
        <translation>Wild&amp;cards, Stile, Voreinstellungen</translation>
    </message>
    <message>
        <source>&amp;Group and stack</source>
        <translation>&amp;Gruppieren und stapeln</translation>
    </message>
    <message>
        <source>Tras&amp;h</source>
        <translation>&amp;Papierkorb</translation>
    </message>
    <message>
        <source>Add &amp;pictures</source>
        <translation>Bilder &amp;hinzufügen</translation>
    </message>
    <message>
        <source>M&amp;asks</source>
        <translation>&amp;Masken</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>&amp;Ebene</translation>
    </message>
    <message>
        <source>E&amp;dit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Schnappschüsse</translation>
    </message>
    <message>
        <source>&amp;Results</source>
        <translation>E&amp;rgebnisse</translation>
    </message>
    <message>
        <source>Ca&amp;nvas view</source>
        <translation>&amp;Leinwandansicht</translation>
    </message>
    <message>
        <source>I&amp;ntent</source>
        <translation>&amp;Absicht</translation>
    </message>
    <message>
        <source>De&amp;pth</source>
        <translation>&amp;Tiefe</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Tours</source>
        <translation>&amp;Rundgänge</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Erstellen</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>B&amp;ild</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>Bibli&amp;othek</translation>
    </message>
    <message>
        <source>C&amp;anvas</source>
        <translation>&amp;Leinwand</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Upsca&amp;le and repair</source>
        <translation>&amp;Hochskalieren und reparieren</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Save elsewhere…</source>
        <translation>Woanders speichern…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Open model folder…</source>
        <translation>Modellordner öffnen…</translation>
    </message>
    <message>
        <source>Manage models…</source>
        <translation>Modelle verwalten…</translation>
    </message>
    <message>
        <source>Use the model&apos;s native size</source>
        <translation>Native Größe des Modells verwenden</translation>
    </message>
    <message>
        <source>Restart engine</source>
        <translation>Engine neu starten</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Graphics card…</source>
        <translation>Grafikkarte…</translation>
    </message>
    <message>
        <source>Generate anyway</source>
        <translation>Trotzdem erzeugen</translation>
    </message>
    <message>
        <source>Decode with…</source>
        <translation>Decodieren mit…</translation>
    </message>
    <message>
        <source>Use a random seed</source>
        <translation>Zufälligen Seed verwenden</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Download this model; you can keep working meanwhile</source>
        <translation>Dieses Modell herunterladen; Sie können währenddessen weiterarbeiten</translation>
    </message>
    <message>
        <source>Download anyway</source>
        <translation>Trotzdem herunterladen</translation>
    </message>
    <message>
        <source>Download over this metered connection</source>
        <translation>Über diese getaktete Verbindung herunterladen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Pause the download; what has been downloaded is kept</source>
        <translation>Den Download anhalten; was schon heruntergeladen ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Continue the download where it stopped</source>
        <translation>Den Download dort fortsetzen, wo er anhielt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel; a partial download is deleted</source>
        <translation>Abbrechen; ein unvollständiger Download wird gelöscht</translation>
    </message>
    <message>
        <source>Download sources…</source>
        <translation>Downloadquellen…</translation>
    </message>
    <message>
        <source>Choose where models are downloaded from</source>
        <translation>Wählen, von wo Modelle heruntergeladen werden</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Import this model from a file or folder that you already have</source>
        <translation>Dieses Modell aus einer Datei oder einem Ordner importieren, die Sie schon haben</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Make new pictures with this model</source>
        <translation>Neue Bilder mit diesem Modell erzeugen</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check all files for damage</source>
        <translation>Alle Dateien auf Schäden prüfen</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Download only the damaged parts again</source>
        <translation>Nur die beschädigten Teile neu herunterladen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Show its files in the file manager</source>
        <translation>Seine Dateien im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Copy the model to a USB drive or folder, for use on another computer</source>
        <translation>Das Modell auf ein USB-Laufwerk oder in einen Ordner kopieren, für einen anderen Computer</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Move the model to the trash to free disk space</source>
        <translation>Das Modell in den Papierkorb verschieben, um Speicherplatz frei zu machen</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Remove this folder from the list; its files are kept</source>
        <translation>Diesen Ordner aus der Liste entfernen; seine Dateien bleiben</translation>
    </message>
    <message>
        <source>licence unknown</source>
        <translation>Lizenz unbekannt</translation>
    </message>
    <message>
        <source>Embedding (textual inversion): use it by writing its name in the prompt</source>
        <translation>Embedding (Textual Inversion): Schreiben Sie seinen Namen in den Prompt, um es zu verwenden</translation>
    </message>
    <message>
        <source>LoRA: lets a model make pictures in few steps (4–8)</source>
        <translation>LoRA: lässt ein Modell Bilder in wenigen Schritten (4–8) erzeugen</translation>
    </message>
    <message>
        <source>LoRA: teaches a model a style or an object</source>
        <translation>LoRA: bringt einem Modell einen Stil oder Gegenstand bei</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Nicht installiert</translation>
    </message>
    <message>
        <source>Import only</source>
        <translation>Nur importieren</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Checking existing files…</source>
        <translation>Vorhandene Dateien werden geprüft…</translation>
    </message>
    <message>
        <source>Waiting for the source…</source>
        <translation>Auf die Quelle wird gewartet…</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>Wird heruntergeladen…</translation>
    </message>
    <message>
        <source>Unpacking…</source>
        <translation>Wird entpackt…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation>Wartet auf Ihre Zustimmung</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Wird importiert…</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Wird exportiert…</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Wird entfernt…</translation>
    </message>
    <message>
        <source>{done} of {size}</source>
        <translation>{done} von {size}</translation>
    </message>
    <message>
        <source>{speed}/s</source>
        <translation>{speed}/s</translation>
    </message>
    <message>
        <source>{file}: {percent}%</source>
        <translation>{file}: {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>As imported ({size})</source>
        <translation>Wie importiert ({size})</translation>
    </message>
    <message>
        <source>fp16 ({size})</source>
        <translation>fp16 ({size})</translation>
    </message>
    <message>
        <source>fp32, single file ({size})</source>
        <translation>fp32, eine Datei ({size})</translation>
    </message>
    <message>
        <source>fp32 ({size})</source>
        <translation>fp32 ({size})</translation>
    </message>
    <message>
        <source>A file or folder that you imported</source>
        <translation>Eine von Ihnen importierte Datei oder ein Ordner</translation>
    </message>
    <message>
        <source>Half precision: half the size, and pictures look the same. Recommended.</source>
        <translation>Halbe Genauigkeit: halb so groß, und Bilder sehen gleich aus. Empfohlen.</translation>
    </message>
    <message>
        <source>Full precision in a single file, which other programs can also open</source>
        <translation>Volle Genauigkeit in einer einzigen Datei, die auch andere Programme öffnen</translation>
    </message>
    <message>
        <source>Full precision, for comparisons and training; twice the size</source>
        <translation>Volle Genauigkeit, für Vergleiche und Training; doppelt so groß</translation>
    </message>
    <message>
        <source>Text to image</source>
        <translation>Text zu Bild</translation>
    </message>
    <message>
        <source>Inpainting</source>
        <translation>Inpainting</translation>
    </message>
    <message>
        <source>Depth to image</source>
        <translation>Tiefe zu Bild</translation>
    </message>
    <message>
        <source>Upscaler</source>
        <translation>Hochskalieren</translation>
    </message>
    <message>
        <source>Variations (unCLIP)</source>
        <translation>Variationen (unCLIP)</translation>
    </message>
    <message>
        <source>Finds similar pictures</source>
        <translation>Findet ähnliche Bilder</translation>
    </message>
    <message>
        <source>Selects objects</source>
        <translation>Wählt Objekte aus</translation>
    </message>
    <message>
        <source>Estimates depth</source>
        <translation>Schätzt Tiefe</translation>
    </message>
    <message>
        <source>ControlNet</source>
        <translation>ControlNet</translation>
    </message>
    <message>
        <source>Translates prompts into English</source>
        <translation>Übersetzt Prompts ins Englische</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Fast upscaler</source>
        <translation>Schneller Upscaler</translation>
    </message>
    <message>
        <source>Describes pictures</source>
        <translation>Beschreibt Bilder</translation>
    </message>
    <message>
        <source>few steps</source>
        <translation>wenige Schritte</translation>
    </message>
    <message>
        <source>v-prediction</source>
        <translation>v-Vorhersage</translation>
    </message>
    <message>
        <source>{model} is ready to find pictures with similar content.</source>
        <translation>{model} kann jetzt Bilder mit ähnlichem Inhalt finden.</translation>
    </message>
    <message>
        <source>{model} is ready to select objects on the canvas.</source>
        <translation>{model} kann jetzt Objekte auf der Leinwand auswählen.</translation>
    </message>
    <message>
        <source>{model} is ready to estimate depth on the canvas and for ControlNets.</source>
        <translation>{model} kann jetzt Tiefe auf der Leinwand und für ControlNets schätzen.</translation>
    </message>
    <message>
        <source>{model} is ready: choose it under “ControlNet” in the settings.</source>
        <translation>{model} ist bereit: Wählen Sie es in den Einstellungen unter „ControlNet“.</translation>
    </message>
    <message>
        <source>{model} is ready to translate prompts into English.</source>
        <translation>{model} kann jetzt Prompts ins Englische übersetzen.</translation>
    </message>
    <message>
        <source>{model} is ready: choose it under “Decode with” in a model&apos;s menu.</source>
        <translation>{model} ist bereit: Wählen Sie es im Menü eines Modells unter „Decodieren mit“.</translation>
    </message>
    <message>
        <source>{model} is ready. You&apos;ll find it under LoRAs and embeddings, in Advanced settings.</source>
        <translation>{model} ist bereit. Sie finden es in den erweiterten Einstellungen unter „LoRAs und Embeddings“.</translation>
    </message>
    <message>
        <source>{model} is ready: choose it under “Fast upscale…” in a picture&apos;s menu, or for the hires fix.</source>
        <translation>{model} ist bereit: Wählen Sie es im Menü eines Bildes unter „Schnell hochskalieren…“, oder für den Hires-Fix.</translation>
    </message>
    <message>
        <source>A picture takes {low} to {high} s on this computer.</source>
        <translation>Ein Bild dauert auf diesem Computer {low} bis {high} s.</translation>
    </message>
    <message>
        <source>A picture takes {low} to {high} min on this computer.</source>
        <translation>Ein Bild dauert auf diesem Computer {low} bis {high} min.</translation>
    </message>
    <message>
        <source>A picture takes {low} to {high} h on this computer.</source>
        <translation>Ein Bild dauert auf diesem Computer {low} bis {high} h.</translation>
    </message>
    <message>
        <source>{model} is ready: choose “Describe for prompt…” in a picture&apos;s menu, or “Describe in notes…” in the library.</source>
        <translation>{model} ist bereit: Wählen Sie „Für den Prompt beschreiben…“ im Menü eines Bildes oder „In Notizen beschreiben…“ in der Bibliothek.</translation>
    </message>
</context>
<context>
    <name>modes</name>
    <message>
        <source>Text to image</source>
        <translation>Text zu Bild</translation>
    </message>
    <message>
        <source>Makes a new picture from the prompt alone.</source>
        <translation>Erzeugt ein neues Bild allein aus dem Prompt.</translation>
    </message>
    <message>
        <source>Image to image</source>
        <translation>Bild zu Bild</translation>
    </message>
    <message>
        <source>Repaints a picture, keeping as much of it as you choose.</source>
        <translation>Malt ein Bild neu und behält davon so viel, wie Sie wollen.</translation>
    </message>
    <message>
        <source>Inpaint</source>
        <translation>Inpainting</translation>
    </message>
    <message>
        <source>Repaints only the area you mask; the rest stays as it is.</source>
        <translation>Malt nur den maskierten Bereich neu; alles andere bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Depth to image</source>
        <translation>Tiefe zu Bild</translation>
    </message>
    <message>
        <source>Keeps the depth of a picture – what is near and what is far – and changes everything else.</source>
        <translation>Behält die Tiefe eines Bildes – was nah und was fern ist – und ändert alles andere.</translation>
    </message>
    <message>
        <source>Depth map</source>
        <translation>Tiefenkarte</translation>
    </message>
    <message>
        <source>Makes a greyscale picture of what is near (white) and far (black), as the model estimates it.</source>
        <translation>Erzeugt ein Graustufenbild davon, was nach Schätzung des Modells nah (weiß) und fern (schwarz) ist.</translation>
    </message>
    <message>
        <source>Upscale</source>
        <translation>Hochskalieren</translation>
    </message>
    <message>
        <source>Enlarges a picture to four times its width and height, with new detail that fits the prompt.</source>
        <translation>Vergrößert ein Bild auf das Vierfache seiner Breite und Höhe, mit neuen Details passend zum Prompt.</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>Variationen</translation>
    </message>
    <message>
        <source>Makes new pictures with the same subject and mood.</source>
        <translation>Erzeugt neue Bilder mit demselben Motiv und derselben Stimmung.</translation>
    </message>
    <message>
        <source>Fast upscale</source>
        <translation>Schnell hochskalieren</translation>
    </message>
    <message>
        <source>Enlarges a picture with an upscaler such as ESRGAN: fast, without a prompt, and close to the original.</source>
        <translation>Vergrößert ein Bild mit einem Upscaler wie ESRGAN: schnell, ohne Prompt und nah am Original.</translation>
    </message>
    <message>
        <source>Needs a text-to-image model, such as Stable Diffusion 2.1.</source>
        <translation>Benötigt ein Text-zu-Bild-Modell, z.&#xa0;B. Stable Diffusion 2.1.</translation>
    </message>
    <message>
        <source>Needs an inpainting model, such as Stable Diffusion 2 inpainting.</source>
        <translation>Benötigt ein Inpainting-Modell, z.&#xa0;B. Stable Diffusion 2 inpainting.</translation>
    </message>
    <message>
        <source>Needs a depth model, such as Stable Diffusion 2 depth.</source>
        <translation>Benötigt ein Tiefenmodell, z.&#xa0;B. Stable Diffusion 2 depth.</translation>
    </message>
    <message>
        <source>Needs an upscaler model, such as Stable Diffusion x4 upscaler.</source>
        <translation>Benötigt ein Modell zum Hochskalieren, z.&#xa0;B. Stable Diffusion x4 upscaler.</translation>
    </message>
    <message>
        <source>Needs an unCLIP model, such as Stable Diffusion 2.1 unCLIP.</source>
        <translation>Benötigt ein unCLIP-Modell, z.&#xa0;B. Stable Diffusion 2.1 unCLIP.</translation>
    </message>
    <message>
        <source>Switches to the model “{model}”.</source>
        <translation>Wechselt zum Modell „{model}“.</translation>
    </message>
    <message>
        <source>Repair faces</source>
        <translation>Gesichter reparieren</translation>
    </message>
    <message>
        <source>Finds the faces in a picture and makes each of them anew at the model&apos;s full resolution. Everything else stays as it is.</source>
        <translation>Findet die Gesichter in einem Bild und erzeugt jedes in der vollen Auflösung des Modells neu. Alles andere bleibt, wie es ist.</translation>
    </message>
</context>
<context>
    <name>parameters</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation>Ausgangsbild</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Sampling</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>What the picture shows. (word:1.3) makes a word count more, (word:0.7) less. The model reads about 50 words (75 tokens) at a time; longer prompts are read in several parts, which weakens each word and takes a little longer.</source>
        <translation>Was das Bild zeigt. Mit (Wort:1.3) zählt ein Wort mehr, mit (Wort:0.7) weniger. Das Modell liest etwa 50 Wörter (75 Token) auf einmal; längere Prompts werden in mehreren Teilen gelesen, was jedes Wort schwächt und etwas länger dauert.</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Negativer Prompt</translation>
    </message>
    <message>
        <source>What the picture should not show. Has no effect when Guidance (CFG) is 1.</source>
        <translation>Was das Bild nicht zeigen soll. Ohne Wirkung, wenn die Führung (CFG) 1 ist.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Width in pixels, a multiple of 8. At sizes far from the model&apos;s native size, subjects tend to repeat.</source>
        <translation>Breite in Pixeln, ein Vielfaches von 8. Weit entfernt von der nativen Größe des Modells wiederholen sich Motive leicht.</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Height in pixels, a multiple of 8. At sizes far from the model&apos;s native size, subjects tend to repeat.</source>
        <translation>Höhe in Pixeln, ein Vielfaches von 8. Weit entfernt von der nativen Größe des Modells wiederholen sich Motive leicht.</translation>
    </message>
    <message>
        <source>Seamless tiling</source>
        <translation>Nahtlos kacheln</translation>
    </message>
    <message>
        <source>Makes opposite edges match, so that copies side by side form a continuous pattern. The match is exact when width and height are multiples of 64.</source>
        <translation>Lässt gegenüberliegende Ränder aneinander passen, sodass Kopien nebeneinander ein fortlaufendes Muster ergeben. Genau passt es, wenn Breite und Höhe Vielfache von 64 sind.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>Beide Richtungen</translation>
    </message>
    <message>
        <source>Horizontal</source>
        <translation>Horizontal</translation>
    </message>
    <message>
        <source>Vertical</source>
        <translation>Vertikal</translation>
    </message>
    <message>
        <source>Hires fix</source>
        <translation>Hires-Fix</translation>
    </message>
    <message>
        <source>Enlarges the finished picture by this factor and refines it in a second pass, so that large pictures don&apos;t repeat the subject. 1 is off.</source>
        <translation>Vergrößert das fertige Bild um diesen Faktor und verfeinert es in einem zweiten Durchgang, damit große Bilder das Motiv nicht wiederholen. 1 schaltet es aus.</translation>
    </message>
    <message>
        <source>Hires fix strength</source>
        <translation>Stärke des Hires-Fix</translation>
    </message>
    <message>
        <source>How much the second pass may change (denoising strength). Higher values add detail and depart further from the first pass.</source>
        <translation>Wie viel der zweite Durchgang ändern darf (Denoising-Stärke). Höhere Werte bringen mehr Details und entfernen sich weiter vom ersten Durchgang.</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>How much the input may change (denoising strength). Low values keep its shapes and colours; 1 repaints from scratch.</source>
        <translation>Wie stark sich das Ausgangsbild ändern darf (Denoising-Stärke). Kleine Werte behalten Formen und Farben; 1 malt alles neu.</translation>
    </message>
    <message>
        <source>Noise level</source>
        <translation>Rauschstärke</translation>
    </message>
    <message>
        <source>How much noise is added to the input. Higher values hide its flaws and invent more detail, but depart further from it.</source>
        <translation>Wie viel Rauschen zum Ausgangsbild kommt. Höhere Werte verdecken seine Fehler und erfinden mehr Details, entfernen sich aber weiter davon.</translation>
    </message>
    <message>
        <source>Pre-fill</source>
        <translation>Vorfüllung</translation>
    </message>
    <message>
        <source>What the masked area is filled with before the model starts. At strength 1, little more than the colours of the fill remains.</source>
        <translation>Womit der maskierte Bereich gefüllt wird, bevor das Modell beginnt. Bei Stärke 1 bleibt davon kaum mehr als die Farben.</translation>
    </message>
    <message>
        <source>Original picture</source>
        <translation>Ursprüngliches Bild</translation>
    </message>
    <message>
        <source>Surrounding colours</source>
        <translation>Farben der Umgebung</translation>
    </message>
    <message>
        <source>Surroundings, continued</source>
        <translation>Umgebung fortgesetzt</translation>
    </message>
    <message>
        <source>Surroundings, softened</source>
        <translation>Umgebung weichgezeichnet</translation>
    </message>
    <message>
        <source>Nearest pixels</source>
        <translation>Nächste Pixel</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Grow mask</source>
        <translation>Maske erweitern</translation>
    </message>
    <message>
        <source>How many pixels the mask grows by before the model starts, so that the new part can join the rest.</source>
        <translation>Um wie viele Pixel die Maske wächst, bevor das Modell beginnt, damit sich der neue Teil mit dem Rest verbinden kann.</translation>
    </message>
    <message>
        <source>Feather mask</source>
        <translation>Weicher Rand</translation>
    </message>
    <message>
        <source>Over how many pixels at the edge of the mask the change fades out.</source>
        <translation>Über wie viele Pixel am Rand der Maske die Änderung ausläuft.</translation>
    </message>
    <message>
        <source>Mask blur</source>
        <translation>Weichzeichnung der Maske</translation>
    </message>
    <message>
        <source>Over how many pixels the repainted area blends into the rest. Nothing outside the mask changes, unless it is grown or feathered.</source>
        <translation>Über wie viele Pixel der neu gemalte Bereich in den Rest übergeht. Außerhalb der Maske ändert sich nichts, es sei denn, sie wird erweitert oder ihr Rand weichgezeichnet.</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>The part of the picture that the model sees: left, top, width and height in pixels. A small part is repainted at the model&apos;s full resolution; a large one shows the model more of the surroundings.</source>
        <translation>Der Teil des Bildes, den das Modell sieht: links, oben, Breite und Höhe in Pixeln. Ein kleiner Teil wird mit der vollen Auflösung des Modells neu gemalt; ein großer zeigt dem Modell mehr von der Umgebung.</translation>
    </message>
    <message>
        <source>Inpaint only masked</source>
        <translation>Nur maskierten Bereich</translation>
    </message>
    <message>
        <source>Works on the masked area and its surroundings alone, at the model&apos;s full resolution. Gives finer detail in small parts of large pictures.</source>
        <translation>Bearbeitet nur den maskierten Bereich und seine Umgebung, mit der vollen Auflösung des Modells. Ergibt feinere Details in kleinen Teilen großer Bilder.</translation>
    </message>
    <message>
        <source>Mask padding</source>
        <translation>Umgebung der Maske</translation>
    </message>
    <message>
        <source>How many pixels around the masked area the model sees when it inpaints only the masked area.</source>
        <translation>Wie viele Pixel um den maskierten Bereich das Modell sieht, wenn es nur diesen neu malt.</translation>
    </message>
    <message>
        <source>Match colours</source>
        <translation>Farben angleichen</translation>
    </message>
    <message>
        <source>Adjusts the colours of the repainted area to its surroundings. Helps when a seam shows; leave it off when the new part should look different.</source>
        <translation>Gleicht die Farben des neu gemalten Bereichs an seine Umgebung an. Hilft, wenn eine Naht zu sehen ist; lassen Sie es aus, wenn der neue Teil anders aussehen soll.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>How many passes turn noise into the picture. More steps take longer and add detail, but little beyond 30. 4 to 8 make a quick sketch; fewer give little more than patches of colour.</source>
        <translation>In wie vielen Durchgängen aus Rauschen das Bild wird. Mehr Schritte dauern länger und bringen Details, über 30 aber kaum noch. 4 bis 8 ergeben eine schnelle Skizze, weniger kaum mehr als Farbflecken.</translation>
    </message>
    <message>
        <source>Guidance (CFG)</source>
        <translation>Führung (CFG)</translation>
    </message>
    <message>
        <source>How closely the picture follows the prompt. High values are more literal and raise contrast; low values leave the model more freedom. At 1, the negative prompt has no effect.</source>
        <translation>Wie genau das Bild dem Prompt folgt. Hohe Werte nehmen ihn wörtlicher und erhöhen den Kontrast; kleine lassen dem Modell mehr Freiheit. Bei 1 bleibt der negative Prompt ohne Wirkung.</translation>
    </message>
    <message>
        <source>Guidance rescale</source>
        <translation>Führung dämpfen</translation>
    </message>
    <message>
        <source>Reduces the excess contrast and glow that high guidance causes. 0 is off; 0.7 is usual.</source>
        <translation>Verringert den übermäßigen Kontrast und das Glühen durch hohe Führung. 0 schaltet es aus; üblich ist 0,7.</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>The method that removes the noise. DPM++ 2M is fast and reliable; Euler a varies more with the number of steps.</source>
        <translation>Das Verfahren, das das Rauschen entfernt. DPM++ 2M ist schnell und zuverlässig; Euler a hängt stärker von der Zahl der Schritte ab.</translation>
    </message>
    <message>
        <source>Eta (gamma)</source>
        <translation>Eta (Gamma)</translation>
    </message>
    <message>
        <source>How much of each step of TCD is noise drawn anew. 0 adds none; 0.3 is usual. With more steps, higher values keep shapes clean, lower ones give more detail.</source>
        <translation>Welcher Anteil jedes TCD-Schritts neues Rauschen ist. 0 fügt keines hinzu; üblich ist 0,3. Bei mehr Schritten halten höhere Werte die Formen sauber, kleinere geben mehr Details.</translation>
    </message>
    <message>
        <source>Clip skip</source>
        <translation>Clip Skip</translation>
    </message>
    <message>
        <source>Which layer of the text encoder the prompt is taken from, counted from the end. 1 is the last layer; 2, the one before it, is what many anime models were trained with. Automatic (0) takes the layer that is usual for the model.</source>
        <translation>Aus welcher Schicht des Text-Encoders der Prompt genommen wird, von hinten gezählt. 1 ist die letzte; mit 2, der vorletzten, wurden viele Anime-Modelle trainiert. Automatisch (0) nimmt die für das Modell übliche Schicht.</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Takes about half the time. The picture is similar, but not identical: the last steps skip guidance, and some steps reuse work from the one before.</source>
        <translation>Braucht etwa die halbe Zeit. Das Bild wird ähnlich, aber nicht gleich: Die letzten Schritte verzichten auf Führung, und einige verwenden die Arbeit des vorigen wieder.</translation>
    </message>
    <message>
        <source>The number that the starting noise is drawn from. The same seed with the same settings makes the same picture again.</source>
        <translation>Die Zahl, aus der das anfängliche Rauschen gezogen wird. Derselbe Seed ergibt mit denselben Einstellungen wieder dasselbe Bild.</translation>
    </message>
    <message>
        <source>Doesn&apos;t suit this model, which was trained to start from pure noise (zero terminal SNR).</source>
        <translation>Passt nicht zu diesem Modell, das für den Beginn mit reinem Rauschen trainiert wurde (Zero Terminal SNR).</translation>
    </message>
    <message>
        <source>{sampler} doesn&apos;t suit this model, which was trained to start from pure noise (zero terminal SNR); {other} is used instead.</source>
        <translation>{sampler} passt nicht zu diesem Modell, das für den Beginn mit reinem Rauschen trainiert wurde (Zero Terminal SNR); stattdessen wird {other} verwendet.</translation>
    </message>
    <message>
        <source>{sampler} needs at least {steps} steps; with fewer, Euler is used instead.</source>
        <translation>{sampler} braucht mindestens {steps} Schritte; bei weniger wird stattdessen Euler verwendet.</translation>
    </message>
    <message>
        <source>How much of each face is made anew. 0.3 to 0.5 repairs eyes and mouths and keeps the likeness; more makes another face.</source>
        <translation>Wie viel von jedem Gesicht neu entsteht. 0,3 bis 0,5 repariert Augen und Mund und erhält die Ähnlichkeit; mehr ergibt ein anderes Gesicht.</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>Kleinstes Gesicht</translation>
    </message>
    <message>
        <source>Faces that are narrower than this, in pixels, are left as they are.</source>
        <translation>Gesichter, die schmaler sind (in Pixeln), bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>How much of the surroundings the model sees on each side of a face, in percent of its size. More fits the face better to hair and neck; less gives it more detail.</source>
        <translation>Wie viel von der Umgebung das Modell auf jeder Seite eines Gesichts sieht, in Prozent seiner Größe. Mehr passt das Gesicht besser an Haar und Hals an; weniger gibt ihm mehr Details.</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>Weiche Kante</translation>
    </message>
    <message>
        <source>Over how much of its size a new face blends into the picture, in percent. Nothing outside of that edge changes.</source>
        <translation>Über wie viel Prozent seiner Größe ein neues Gesicht in das Bild übergeht. Außerhalb dieser Kante ändert sich nichts.</translation>
    </message>
    <message>
        <source>Prompt for faces</source>
        <translation>Prompt für Gesichter</translation>
    </message>
    <message>
        <source>What the faces look like, such as: portrait of a smiling woman, detailed eyes. If it is empty, the picture&apos;s own prompt is used.</source>
        <translation>Wie die Gesichter aussehen, zum Beispiel: portrait of a smiling woman, detailed eyes. Ist er leer, wird der Prompt des Bildes verwendet.</translation>
    </message>
</context>
<context>
    <name>pictures</name>
    <message>
        <source>Copied picture</source>
        <translation>Kopiertes Bild</translation>
    </message>
</context>
<context>
    <name>presets</name>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Size, tiling and hires fix</source>
        <translation>Größe, Kacheln und Hires-Fix</translation>
    </message>
    <message>
        <source>Strength and mask settings</source>
        <translation>Stärke und Maskeneinstellungen</translation>
    </message>
    <message>
        <source>Steps, guidance and sampler</source>
        <translation>Schritte, Führung und Sampler</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Number of pictures</source>
        <translation>Anzahl der Bilder</translation>
    </message>
    <message>
        <source>LoRAs and embeddings</source>
        <translation>LoRAs und Embeddings</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Prompt and negative prompt</source>
        <translation>Prompt und negativer Prompt</translation>
    </message>
    <message>
        <source>model “{value}” (not installed)</source>
        <translation>Modell „{value}“ (nicht installiert)</translation>
    </message>
    <message>
        <source>mode “{value}”</source>
        <translation>Modus „{value}“</translation>
    </message>
    <message>
        <source>{value} (no effect in this mode)</source>
        <translation>{value} (ohne Wirkung in diesem Modus)</translation>
    </message>
    <message>
        <source>{value} (no effect with this model)</source>
        <translation>{value} (ohne Wirkung bei diesem Modell)</translation>
    </message>
    <message>
        <source>sampler “{value}” (doesn&apos;t suit this model)</source>
        <translation>Sampler „{value}“ (passt nicht zu diesem Modell)</translation>
    </message>
    <message>
        <source>LoRA or embedding “{value}” (not installed)</source>
        <translation>LoRA oder Embedding „{value}“ (nicht installiert)</translation>
    </message>
    <message>
        <source>LoRA or embedding “{value}” (made for other models)</source>
        <translation>LoRA oder Embedding „{value}“ (für andere Modelle)</translation>
    </message>
</context>
<context>
    <name>privacy</name>
    <message>
        <source>Blurred picture</source>
        <translation>Verdecktes Bild</translation>
    </message>
    <message>
        <source>Hidden prompt</source>
        <translation>Verborgener Prompt</translation>
    </message>
</context>
<context>
    <name>query help</name>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Both words, in the prompt, negative prompt, note, tags or file name. While you type, the last word may be the beginning of a longer one.</source>
        <translation>Beide Wörter, im Prompt, im negativen Prompt, in Notiz, Schlagwörtern oder Dateiname. Beim Tippen darf das letzte Wort der Anfang eines längeren sein.</translation>
    </message>
    <message>
        <source>These words, one right after the other.</source>
        <translation>Diese Wörter, direkt hintereinander.</translation>
    </message>
    <message>
        <source>Words that begin like this.</source>
        <translation>Wörter, die so beginnen.</translation>
    </message>
    <message>
        <source>Only pictures without this; works with everything below as well.</source>
        <translation>Nur Bilder ohne dies; gilt auch für alles weiter unten.</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>The model that made the picture.</source>
        <translation>Das Modell, mit dem das Bild erzeugt wurde.</translation>
    </message>
    <message>
        <source>The sampler.</source>
        <translation>Der Sampler.</translation>
    </message>
    <message>
        <source>The mode.</source>
        <translation>Der Modus.</translation>
    </message>
    <message>
        <source>A LoRA that was used.</source>
        <translation>Ein verwendetes LoRA.</translation>
    </message>
    <message>
        <source>The program that made the picture.</source>
        <translation>Das Programm, mit dem das Bild erzeugt wurde.</translation>
    </message>
    <message>
        <source>The number of steps.</source>
        <translation>Die Zahl der Schritte.</translation>
    </message>
    <message>
        <source>The guidance (CFG).</source>
        <translation>Die Führung (CFG).</translation>
    </message>
    <message>
        <source>The seed.</source>
        <translation>Der Seed.</translation>
    </message>
    <message>
        <source>Width and height in pixels, or only the longer side.</source>
        <translation>Breite und Höhe in Pixeln, oder nur die längere Seite.</translation>
    </message>
    <message>
        <source>Made in that year, in that month or on that day.</source>
        <translation>In diesem Jahr, in diesem Monat oder an diesem Tag erzeugt.</translation>
    </message>
    <message>
        <source>Stars, from 0 to 5.</source>
        <translation>Sterne, von 0 bis 5.</translation>
    </message>
    <message>
        <source>Picked, rejected, or neither.</source>
        <translation>Ausgewählt, abgelehnt oder keins von beiden.</translation>
    </message>
    <message>
        <source>The colour label.</source>
        <translation>Die Farbmarkierung.</translation>
    </message>
    <message>
        <source>A tag.</source>
        <translation>Ein Schlagwort.</translation>
    </message>
    <message>
        <source>On a board.</source>
        <translation>In einer Sammlung.</translation>
    </message>
    <message>
        <source>The folder that the file is in.</source>
        <translation>Der Ordner, in dem die Datei liegt.</translation>
    </message>
    <message>
        <source>Has a prompt, a note, tags or a LoRA, or is on a board.</source>
        <translation>Hat einen Prompt, eine Notiz, Schlagwörter oder ein LoRA oder ist in einer Sammlung.</translation>
    </message>
    <message>
        <source>Was made from an input picture, with a mask or with a depth map.</source>
        <translation>Entstand aus einem Ausgangsbild, mit einer Maske oder mit einer Tiefenkarte.</translation>
    </message>
    <message>
        <source>Looks like a picture. Picture → Find similar pictures writes this, with the picture’s number.</source>
        <translation>Sieht aus wie ein Bild. Bild → Ähnliche Bilder finden schreibt dies mit der Nummer des Bildes.</translation>
    </message>
    <message>
        <source>Has content similar to that of a picture. Picture → Find pictures with similar content writes this, with the picture’s number.</source>
        <translation>Hat ähnlichen Inhalt wie ein Bild. Bild → Bilder mit ähnlichem Inhalt finden schreibt dies mit der Nummer des Bildes.</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Any of several values.</source>
        <translation>Einer von mehreren Werten.</translation>
    </message>
    <message>
        <source>All of them.</source>
        <translation>Alle davon.</translation>
    </message>
    <message>
        <source>Exactly this name. Without quotation marks, a part is enough.</source>
        <translation>Genau dieser Name. Ohne Anführungszeichen genügt ein Teil.</translation>
    </message>
    <message>
        <source>More, at least, less, at most.</source>
        <translation>Mehr als, mindestens, weniger als, höchstens.</translation>
    </message>
    <message>
        <source>From one to the other, both included; one end may be left open.</source>
        <translation>Vom einen bis zum anderen, beide eingeschlossen; ein Ende darf offen bleiben.</translation>
    </message>
    <message>
        <source>Before, and since the beginning of.</source>
        <translation>Vor, und seit Beginn von.</translation>
    </message>
    <message>
        <source>Order and place</source>
        <translation>Reihenfolge und Ort</translation>
    </message>
    <message>
        <source>The best, the largest, or the first name first.</source>
        <translation>Die besten, die größten oder der erste Name zuerst.</translation>
    </message>
    <message>
        <source>The newest or the oldest first.</source>
        <translation>Die neuesten oder die ältesten zuerst.</translation>
    </message>
    <message>
        <source>The other way round, with every order.</source>
        <translation>Umgekehrt, bei jeder Reihenfolge.</translation>
    </message>
    <message>
        <source>A random order; the same number gives the same order again.</source>
        <translation>Eine zufällige Reihenfolge; dieselbe Zahl ergibt wieder dieselbe.</translation>
    </message>
    <message>
        <source>The most similar first.</source>
        <translation>Die ähnlichsten zuerst.</translation>
    </message>
    <message>
        <source>Pictures in the trash.</source>
        <translation>Bilder im Papierkorb.</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <source>Chinese and Japanese need no spaces: any characters that follow each other are found.</source>
        <translation>Chinesisch und Japanisch brauchen keine Leerzeichen: Gefunden werden alle Zeichen, die aufeinander folgen.</translation>
    </message>
    <message>
        <source>The punctuation of Chinese keyboards means the same.</source>
        <translation>Die Satzzeichen chinesischer Tastaturen bedeuten dasselbe.</translation>
    </message>
    <message>
        <source>Today, yesterday, this week and this month.</source>
        <translation>Heute, gestern, diese Woche und dieser Monat.</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>A style that was used.</source>
        <translation>Ein verwendeter Stil.</translation>
    </message>
    <message>
        <source>What the prompt was written from, if it was a template: of its first 200 characters, a part is enough.</source>
        <translation>Woraus der Prompt geschrieben wurde, wenn es eine Vorlage war: Ein Teil ihrer ersten 200 Zeichen genügt.</translation>
    </message>
    <message>
        <source>Made today, yesterday, this week, this month or this year, in local time.</source>
        <translation>Heute, gestern, in dieser Woche, diesem Monat oder diesem Jahr erzeugt, in Ortszeit.</translation>
    </message>
    <message>
        <source>Was made in a style, or its prompt was written from a template.</source>
        <translation>In einem Stil erzeugt, oder der Prompt wurde aus einer Vorlage geschrieben.</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>Being edited</source>
        <translation>Wird bearbeitet</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>No prompt</source>
        <translation>Kein Prompt</translation>
    </message>
</context>
<context>
    <name>recall</name>
    <message>
        <source>model “{value}”</source>
        <translation>Modell „{value}“</translation>
    </message>
    <message>
        <source>VAE “{value}”</source>
        <translation>VAE „{value}“</translation>
    </message>
    <message>
        <source>LoRA “{value}”</source>
        <translation>LoRA „{value}“</translation>
    </message>
    <message>
        <source>LoRA “{value}” (made for other models)</source>
        <translation>LoRA „{value}“ (für andere Modelle)</translation>
    </message>
    <message>
        <source>sampler “{value}”</source>
        <translation>Sampler „{value}“</translation>
    </message>
    <message>
        <source>sampler “{value}” (doesn&apos;t suit this model)</source>
        <translation>Sampler „{value}“ (passt nicht zu diesem Modell)</translation>
    </message>
    <message>
        <source>noise schedule “{value}”</source>
        <translation>Rauschverlauf „{value}“</translation>
    </message>
    <message>
        <source>seed {value} (too large)</source>
        <translation>Seed {value} (zu groß)</translation>
    </message>
    <message>
        <source>clip skip {value}</source>
        <translation>Clip Skip {value}</translation>
    </message>
    <message>
        <source>size {value}</source>
        <translation>Größe {value}</translation>
    </message>
    <message>
        <source>{value} steps</source>
        <translation>{value} Schritte</translation>
    </message>
    <message>
        <source>guidance {value}</source>
        <translation>Führung {value}</translation>
    </message>
    <message>
        <source>strength {value}</source>
        <translation>Stärke {value}</translation>
    </message>
</context>
<context>
    <name>results</name>
    <message>
        <source>In the layer “{name}”</source>
        <translation>In der Ebene „{name}“</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Writing prompts</source>
        <translation>Prompts schreiben</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>Andere Programme</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Content Credentials</source>
        <translation>Content Credentials</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>All metadata</source>
        <translation>Alle Metadaten</translation>
    </message>
    <message>
        <source>Prompt and settings</source>
        <translation>Prompt und Einstellungen</translation>
    </message>
    <message>
        <source>Prompt only</source>
        <translation>Nur Prompt</translation>
    </message>
    <message>
        <source>No metadata</source>
        <translation>Keine Metadaten</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The language of the window and its messages.</source>
        <translation>Die Sprache des Fensters und seiner Meldungen.</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Neutral greys, dark or light, or high contrast. If the system asks for more contrast, every theme has it.</source>
        <translation>Neutrale Graustufen, dunkel oder hell, oder hoher Kontrast. Verlangt das System mehr Kontrast, hat ihn jedes Farbschema.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>Hoher Kontrast, dunkel</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>Hoher Kontrast, hell</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>How large text is, compared with the system&apos;s.</source>
        <translation>Wie groß Text ist, verglichen mit dem des Systems.</translation>
    </message>
    <message>
        <source>100%</source>
        <translation>100&#xa0;%</translation>
    </message>
    <message>
        <source>125%</source>
        <translation>125&#xa0;%</translation>
    </message>
    <message>
        <source>150%</source>
        <translation>150&#xa0;%</translation>
    </message>
    <message>
        <source>175%</source>
        <translation>175&#xa0;%</translation>
    </message>
    <message>
        <source>200%</source>
        <translation>200&#xa0;%</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Reduced: nothing fades, flickers or slides. Slideshows still change pictures.</source>
        <translation>Reduziert: Nichts blendet, flimmert oder gleitet. Diashows wechseln weiterhin die Bilder.</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>Reduziert</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Show advanced settings</source>
        <translation>Erweiterte Einstellungen zeigen</translation>
    </message>
    <message>
        <source>Show every parameter beside the prompt.</source>
        <translation>Alle Parameter neben dem Prompt zeigen.</translation>
    </message>
    <message>
        <source>Suggest words while you type</source>
        <translation>Beim Tippen Wörter vorschlagen</translation>
    </message>
    <message>
        <source>From your earlier prompts, snippets, tag lists, and what the model knows. Alt+Down shows them even if this is off.</source>
        <translation>Aus früheren Prompts, Textbausteinen, Tag-Listen und dem, was das Modell kennt. Alt+↓ zeigt sie auch, wenn dies aus ist.</translation>
    </message>
    <message>
        <source>Check spelling</source>
        <translation>Rechtschreibung prüfen</translation>
    </message>
    <message>
        <source>Underline words that the system&apos;s English dictionary doesn&apos;t have, if the system has one.</source>
        <translation>Wörter unterstreichen, die das englische Wörterbuch des Systems nicht kennt, sofern es eins hat.</translation>
    </message>
    <message>
        <source>Translate prompts into English</source>
        <translation>Prompts ins Englische übersetzen</translation>
    </message>
    <message>
        <source>Most models read only English. The English is shown under the prompt, where you can change it.</source>
        <translation>Die meisten Modelle lesen nur Englisch. Das Englische steht unter dem Prompt, wo Sie es ändern können.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Where new pictures are saved. Existing pictures stay where they are.</source>
        <translation>Wo neue Bilder gespeichert werden. Vorhandene Bilder bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Where models are installed. Models already installed stay where they are; move them yourself to keep using them.</source>
        <translation>Wo Modelle installiert werden. Bereits installierte bleiben, wo sie sind; verschieben Sie sie selbst, um sie weiter zu verwenden.</translation>
    </message>
    <message>
        <source>Picture editor</source>
        <translation>Bildbearbeitung</translation>
    </message>
    <message>
        <source>Opens a copy of a picture. What you save there becomes a new picture in the library; the original is never changed.</source>
        <translation>Öffnet eine Kopie eines Bildes. Was Sie dort speichern, wird ein neues Bild in der Bibliothek; das Original wird nie verändert.</translation>
    </message>
    <message>
        <source>Saved copies</source>
        <translation>Gespeicherte Kopien</translation>
    </message>
    <message>
        <source>What “Save as” writes about how a picture was made. Pictures in the library always keep everything, so that the library can be rebuilt from its files.</source>
        <translation>Was „Speichern unter“ darüber schreibt, wie ein Bild entstanden ist. Bilder in der Bibliothek behalten immer alles, damit sie aus ihren Dateien neu aufgebaut werden kann.</translation>
    </message>
    <message>
        <source>Copied and dragged pictures</source>
        <translation>Kopierte und gezogene Bilder</translation>
    </message>
    <message>
        <source>What pictures contain about how they were made when you copy them or drag them into other programs. The pictures in the library are never changed.</source>
        <translation>Was Bilder darüber enthalten, wie sie entstanden sind, wenn Sie sie kopieren oder in andere Programme ziehen. Die Bilder in der Bibliothek werden nie verändert.</translation>
    </message>
    <message>
        <source>Mark pictures as made with AI</source>
        <translation>Bilder als mit KI erzeugt kennzeichnen</translation>
    </message>
    <message>
        <source>In new pictures and in all copies, even those without metadata. Websites and other programs can read the mark (XMP, IPTC Digital Source Type).</source>
        <translation>In neuen Bildern und allen Kopien, auch solchen ohne Metadaten. Websites und andere Programme können die Kennzeichnung lesen (XMP, IPTC Digital Source Type).</translation>
    </message>
    <message>
        <source>Hide a mark in the pixels of copies</source>
        <translation>Zeichen in den Pixeln von Kopien verbergen</translation>
    </message>
    <message>
        <source>Changes pixels by amounts that aren&apos;t seen, in what is exported, saved as a copy or dragged. The mark survives JPEG, but not resizing or cropping, and anybody can remove it, so it promises nothing.</source>
        <translation>Ändert Pixel unsichtbar wenig in allem, was exportiert, als Kopie gespeichert oder gezogen wird. Das Zeichen übersteht JPEG, aber weder Skalieren noch Zuschneiden, und jeder kann es entfernen; es verspricht also nichts.</translation>
    </message>
    <message>
        <source>Sign copies (C2PA)</source>
        <translation>Kopien signieren (C2PA)</translation>
    </message>
    <message>
        <source>Pictures made with SD Studio that are exported, saved as a copy or dragged get a signature that shows who published them, that AI made them, and whether they were changed since.</source>
        <translation>Mit SD Studio erzeugte Bilder, die exportiert, als Kopie gespeichert oder gezogen werden, erhalten eine Signatur. Sie zeigt, wer sie veröffentlicht hat, dass KI sie erzeugt hat und ob sie seither verändert wurden.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>A PEM file with your certificate first, then those that vouch for it. Everybody who gets a picture can read the name in it.</source>
        <translation>Eine PEM-Datei, zuerst mit Ihrem Zertifikat, dann mit denen, die dafür bürgen. Jeder, der ein Bild erhält, kann den Namen darin lesen.</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Privater Schlüssel</translation>
    </message>
    <message>
        <source>The PEM file of the certificate&apos;s key. It stays where it is.</source>
        <translation>Die PEM-Datei mit dem Schlüssel des Zertifikats. Sie bleibt, wo sie ist.</translation>
    </message>
    <message>
        <source>Blur pictures with</source>
        <translation>Bilder verdecken mit</translation>
    </message>
    <message>
        <source>Tags, or words in the prompt, separated by commas. Pictures that have one of them are blurred until you select or open them and press V. F7 hides all pictures at once.</source>
        <translation>Schlagwörter oder Wörter im Prompt, durch Kommas getrennt. Bilder mit einem davon sind verdeckt, bis Sie sie auswählen oder öffnen und V drücken. F7 verbirgt alle Bilder auf einmal.</translation>
    </message>
    <message>
        <source>When a long task ends</source>
        <translation>Am Ende einer langen Aufgabe</translation>
    </message>
    <message>
        <source>Only while you work in another window. Not every system plays the sound.</source>
        <translation>Nur während Sie in einem anderen Fenster arbeiten. Nicht jedes System spielt den Ton.</translation>
    </message>
    <message>
        <source>Do nothing</source>
        <translation>Nichts tun</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>Ton abspielen</translation>
    </message>
    <message>
        <source>Show a notification</source>
        <translation>Mitteilung zeigen</translation>
    </message>
    <message>
        <source>Sound and notification</source>
        <translation>Ton und Mitteilung</translation>
    </message>
    <message>
        <source>At the end of</source>
        <translation>Am Ende</translation>
    </message>
    <message>
        <source>Each job, or only the last one in the queue.</source>
        <translation>Jedes Auftrags oder nur des letzten in der Warteschlange.</translation>
    </message>
    <message>
        <source>The whole queue</source>
        <translation>Der ganzen Warteschlange</translation>
    </message>
    <message>
        <source>Each job</source>
        <translation>Jedes Auftrags</translation>
    </message>
    <message>
        <source>Long means</source>
        <translation>Lang bedeutet</translation>
    </message>
    <message>
        <source>Anything shorter ends without a sound or notification.</source>
        <translation>Was kürzer ist, endet ohne Ton und Mitteilung.</translation>
    </message>
    <message>
        <source>More than 1 minute</source>
        <translation>Mehr als 1 Minute</translation>
    </message>
    <message>
        <source>More than 5 minutes</source>
        <translation>Mehr als 5 Minuten</translation>
    </message>
    <message>
        <source>More than 15 minutes</source>
        <translation>Mehr als 15 Minuten</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>Nach Updates suchen</translation>
    </message>
    <message>
        <source>Asks at most once a day whether there is a newer version. Nothing about you, your computer or your pictures is sent.</source>
        <translation>Fragt höchstens einmal am Tag, ob es eine neuere Version gibt. Nichts über Sie, Ihren Computer oder Ihre Bilder wird gesendet.</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>The library that runs the model&apos;s denoising steps.</source>
        <translation>Die Bibliothek, die die Entrauschungsschritte des Modells ausführt.</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>PyTorch, compiled for the graphics card</source>
        <translation>PyTorch, für die Grafikkarte kompiliert</translation>
    </message>
    <message>
        <source>OpenVINO</source>
        <translation>OpenVINO</translation>
    </message>
    <message>
        <source>PyTorch in 8 bits</source>
        <translation>PyTorch in 8 Bit</translation>
    </message>
</context>
<context>
    <name>shortcut sheet</name>
    <message>
        <source>Keyboard shortcuts in {program}</source>
        <translation>Tastenkürzel in {program}</translation>
    </message>
</context>
<context>
    <name>snapshots</name>
    <message>
        <source>Snapshot {number}</source>
        <translation>Schnappschuss {number}</translation>
    </message>
</context>
<context>
    <name>styles</name>
    <message>
        <source>Basics</source>
        <translation>Grundlagen</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Malerei</translation>
    </message>
    <message>
        <source>Drawing and print</source>
        <translation>Zeichnung und Druck</translation>
    </message>
    <message>
        <source>Illustration</source>
        <translation>Illustration</translation>
    </message>
    <message>
        <source>Photography</source>
        <translation>Fotografie</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Gestaltung</translation>
    </message>
    <message>
        <source>Material and 3D</source>
        <translation>Material und 3D</translation>
    </message>
    <message>
        <source>3D picture</source>
        <translation>3D-Bild</translation>
    </message>
    <message>
        <source>A rounded object with soft shading. The practice model knows these words.</source>
        <translation>Ein gerundeter Gegenstand mit weicher Schattierung. Das Übungsmodell kennt diese Wörter.</translation>
    </message>
    <message>
        <source>Flat drawing</source>
        <translation>Flache Zeichnung</translation>
    </message>
    <message>
        <source>Plain areas of colour. The practice model knows these words.</source>
        <translation>Einfarbige Flächen. Das Übungsmodell kennt diese Wörter.</translation>
    </message>
    <message>
        <source>Line drawing</source>
        <translation>Strichzeichnung</translation>
    </message>
    <message>
        <source>Black outlines. The practice model knows these words.</source>
        <translation>Schwarze Umrisse. Das Übungsmodell kennt diese Wörter.</translation>
    </message>
    <message>
        <source>Watercolour</source>
        <translation>Aquarell</translation>
    </message>
    <message>
        <source>Transparent washes that run into each other on rough paper.</source>
        <translation>Transparente Lasuren, die auf rauem Papier ineinanderlaufen.</translation>
    </message>
    <message>
        <source>Gouache</source>
        <translation>Gouache</translation>
    </message>
    <message>
        <source>Matt, opaque colour with crisp edges.</source>
        <translation>Matte, deckende Farbe mit klaren Kanten.</translation>
    </message>
    <message>
        <source>Oil painting</source>
        <translation>Ölgemälde</translation>
    </message>
    <message>
        <source>Rich colour, blended wet and finished with visible strokes.</source>
        <translation>Satte Farbe, nass vermalt, mit sichtbarem Pinselstrich.</translation>
    </message>
    <message>
        <source>Impasto</source>
        <translation>Impasto</translation>
    </message>
    <message>
        <source>Paint so thick that the strokes cast shadows.</source>
        <translation>Farbe, so dick, dass die Pinselstriche Schatten werfen.</translation>
    </message>
    <message>
        <source>Acrylic</source>
        <translation>Acryl</translation>
    </message>
    <message>
        <source>Clean, bright colour in broad strokes.</source>
        <translation>Klare, leuchtende Farbe in breiten Strichen.</translation>
    </message>
    <message>
        <source>Impressionist</source>
        <translation>Impressionistisch</translation>
    </message>
    <message>
        <source>Broken colour and the light of one moment, painted outdoors.</source>
        <translation>Aufgelöste Farbe und das Licht eines Augenblicks, im Freien gemalt.</translation>
    </message>
    <message>
        <source>Pointillist</source>
        <translation>Pointillistisch</translation>
    </message>
    <message>
        <source>Dots of pure colour that mix in the eye.</source>
        <translation>Punkte reiner Farbe, die sich im Auge mischen.</translation>
    </message>
    <message>
        <source>Fresco</source>
        <translation>Fresko</translation>
    </message>
    <message>
        <source>Chalky pigment on old plaster.</source>
        <translation>Kreidige Pigmente auf altem Putz.</translation>
    </message>
    <message>
        <source>Chiaroscuro</source>
        <translation>Chiaroscuro</translation>
    </message>
    <message>
        <source>A single light out of deep shadow, as in Baroque painting.</source>
        <translation>Ein einzelnes Licht aus tiefem Schatten, wie in der Malerei des Barock.</translation>
    </message>
    <message>
        <source>Ink wash</source>
        <translation>Tuschelavierung</translation>
    </message>
    <message>
        <source>Chinese ink in a few strokes, with much of the paper left empty.</source>
        <translation>Chinesische Tusche in wenigen Strichen, viel Papier bleibt leer.</translation>
    </message>
    <message>
        <source>Gongbi</source>
        <translation>Gongbi</translation>
    </message>
    <message>
        <source>Fine, even lines filled with layered mineral colour, as in Chinese court painting.</source>
        <translation>Feine, gleichmäßige Linien, gefüllt mit geschichteten Mineralfarben, wie in der chinesischen Hofmalerei.</translation>
    </message>
    <message>
        <source>Soft pastel</source>
        <translation>Pastell</translation>
    </message>
    <message>
        <source>Powdery colour rubbed into toothed paper.</source>
        <translation>Pudrige Farbe, in raues Papier gerieben.</translation>
    </message>
    <message>
        <source>Graphite pencil</source>
        <translation>Bleistift</translation>
    </message>
    <message>
        <source>Careful shading with a soft pencil.</source>
        <translation>Sorgfältige Schattierung mit weichem Stift.</translation>
    </message>
    <message>
        <source>Charcoal</source>
        <translation>Kohle</translation>
    </message>
    <message>
        <source>Broad, velvety blacks on grained paper.</source>
        <translation>Breites, samtiges Schwarz auf körnigem Papier.</translation>
    </message>
    <message>
        <source>Pen and ink</source>
        <translation>Feder und Tusche</translation>
    </message>
    <message>
        <source>Hatching with a steel nib.</source>
        <translation>Schraffuren mit der Stahlfeder.</translation>
    </message>
    <message>
        <source>Coloured pencil</source>
        <translation>Buntstift</translation>
    </message>
    <message>
        <source>Layers of waxy strokes.</source>
        <translation>Schichten wachsiger Striche.</translation>
    </message>
    <message>
        <source>Engraving</source>
        <translation>Kupferstich</translation>
    </message>
    <message>
        <source>Fine parallel lines that swell in the shadows, as on banknotes.</source>
        <translation>Feine parallele Linien, die im Schatten anschwellen, wie auf Banknoten.</translation>
    </message>
    <message>
        <source>Woodcut</source>
        <translation>Holzschnitt</translation>
    </message>
    <message>
        <source>Bold black shapes cut with a gouge.</source>
        <translation>Kräftige schwarze Formen, mit dem Hohleisen geschnitten.</translation>
    </message>
    <message>
        <source>Linocut</source>
        <translation>Linolschnitt</translation>
    </message>
    <message>
        <source>Two or three flat inks, printed out of register.</source>
        <translation>Zwei oder drei flächige Farben, leicht versetzt gedruckt.</translation>
    </message>
    <message>
        <source>Ukiyo-e</source>
        <translation>Ukiyo-e</translation>
    </message>
    <message>
        <source>Japanese woodblock print: flowing outline and graded flat colour.</source>
        <translation>Japanischer Holzschnitt: fließende Umrisse und flächige Farbe mit Verlauf.</translation>
    </message>
    <message>
        <source>Chinese papercut</source>
        <translation>Chinesischer Scherenschnitt</translation>
    </message>
    <message>
        <source>Red paper cut into a window decoration.</source>
        <translation>Rotes Papier, zum Fensterschmuck geschnitten.</translation>
    </message>
    <message>
        <source>Blueprint</source>
        <translation>Blaupause</translation>
    </message>
    <message>
        <source>White technical lines on blue.</source>
        <translation>Weiße technische Linien auf Blau.</translation>
    </message>
    <message>
        <source>Storybook</source>
        <translation>Bilderbuch</translation>
    </message>
    <message>
        <source>A warm picture-book page.</source>
        <translation>Eine warme Bilderbuchseite.</translation>
    </message>
    <message>
        <source>Anime</source>
        <translation>Anime</translation>
    </message>
    <message>
        <source>Clean outlines with cel shading.</source>
        <translation>Klare Umrisse mit Cel-Shading.</translation>
    </message>
    <message>
        <source>Manga</source>
        <translation>Manga</translation>
    </message>
    <message>
        <source>Black ink with screentone.</source>
        <translation>Schwarze Tusche mit Rasterfolie.</translation>
    </message>
    <message>
        <source>Comic book</source>
        <translation>Comic</translation>
    </message>
    <message>
        <source>Heavy ink, flat colour and printed dots.</source>
        <translation>Kräftige Tusche, flächige Farbe und gedruckte Punkte.</translation>
    </message>
    <message>
        <source>Clear line</source>
        <translation>Ligne claire</translation>
    </message>
    <message>
        <source>Even outlines and flat colour without shading.</source>
        <translation>Gleichmäßige Umrisse und flächige Farbe ohne Schatten.</translation>
    </message>
    <message>
        <source>Concept art</source>
        <translation>Konzeptzeichnung</translation>
    </message>
    <message>
        <source>A fast digital painting that sells an idea.</source>
        <translation>Eine schnelle digitale Malerei, die eine Idee vermittelt.</translation>
    </message>
    <message>
        <source>Fantasy painting</source>
        <translation>Fantasy-Gemälde</translation>
    </message>
    <message>
        <source>The cover of an epic novel.</source>
        <translation>Der Umschlag eines epischen Romans.</translation>
    </message>
    <message>
        <source>Art nouveau</source>
        <translation>Jugendstil</translation>
    </message>
    <message>
        <source>Whiplash curves inside an ornamental frame.</source>
        <translation>Geschwungene Linien in einem ornamentalen Rahmen.</translation>
    </message>
    <message>
        <source>Art deco</source>
        <translation>Art déco</translation>
    </message>
    <message>
        <source>Geometry, symmetry and gold from the 1920s.</source>
        <translation>Geometrie, Symmetrie und Gold der 1920er-Jahre.</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Natural light, true colour.</source>
        <translation>Natürliches Licht, echte Farben.</translation>
    </message>
    <message>
        <source>Studio portrait</source>
        <translation>Studioporträt</translation>
    </message>
    <message>
        <source>Soft key light and a blurred background.</source>
        <translation>Weiches Hauptlicht vor unscharfem Hintergrund.</translation>
    </message>
    <message>
        <source>Cinematic still</source>
        <translation>Filmbild</translation>
    </message>
    <message>
        <source>A frame from a widescreen film.</source>
        <translation>Ein Einzelbild aus einem Breitwandfilm.</translation>
    </message>
    <message>
        <source>Analogue film</source>
        <translation>Analoger Film</translation>
    </message>
    <message>
        <source>Warm colour negative film with grain.</source>
        <translation>Warmer Farbnegativfilm mit Korn.</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>Schwarz-Weiß</translation>
    </message>
    <message>
        <source>Silver gelatin print with deep blacks.</source>
        <translation>Silbergelatineabzug mit tiefem Schwarz.</translation>
    </message>
    <message>
        <source>Long exposure</source>
        <translation>Langzeitbelichtung</translation>
    </message>
    <message>
        <source>Moving lights and water turned into veils.</source>
        <translation>Lichter in Bewegung und Wasser wie Schleier.</translation>
    </message>
    <message>
        <source>Macro</source>
        <translation>Makro</translation>
    </message>
    <message>
        <source>Tiny things, very close.</source>
        <translation>Winzige Dinge aus nächster Nähe.</translation>
    </message>
    <message>
        <source>Golden hour</source>
        <translation>Goldene Stunde</translation>
    </message>
    <message>
        <source>Low sun, long shadows and glowing edges.</source>
        <translation>Tiefe Sonne, lange Schatten und leuchtende Kanten.</translation>
    </message>
    <message>
        <source>Film noir</source>
        <translation>Film noir</translation>
    </message>
    <message>
        <source>Hard light through blinds, smoke and rain.</source>
        <translation>Hartes Licht durch Jalousien, Rauch und Regen.</translation>
    </message>
    <message>
        <source>Product shot</source>
        <translation>Produktfoto</translation>
    </message>
    <message>
        <source>A clean object on a plain ground.</source>
        <translation>Ein klarer Gegenstand auf schlichtem Grund.</translation>
    </message>
    <message>
        <source>Flat vector</source>
        <translation>Flache Vektorgrafik</translation>
    </message>
    <message>
        <source>A few shapes in a few colours.</source>
        <translation>Wenige Formen in wenigen Farben.</translation>
    </message>
    <message>
        <source>Screen print poster</source>
        <translation>Siebdruckplakat</translation>
    </message>
    <message>
        <source>Three flat inks on poster paper.</source>
        <translation>Drei flächige Farben auf Plakatpapier.</translation>
    </message>
    <message>
        <source>Pop art</source>
        <translation>Pop-Art</translation>
    </message>
    <message>
        <source>Loud colour and comic dots, repeated.</source>
        <translation>Laute Farben und Comicpunkte, wiederholt.</translation>
    </message>
    <message>
        <source>Bauhaus</source>
        <translation>Bauhaus</translation>
    </message>
    <message>
        <source>Circles, bars and primary colours.</source>
        <translation>Kreise, Balken und Grundfarben.</translation>
    </message>
    <message>
        <source>Isometric</source>
        <translation>Isometrisch</translation>
    </message>
    <message>
        <source>A tiny world seen from above, without perspective.</source>
        <translation>Eine winzige Welt von oben, ohne Perspektive.</translation>
    </message>
    <message>
        <source>Pixel art</source>
        <translation>Pixel-Art</translation>
    </message>
    <message>
        <source>Visible pixels and a small palette.</source>
        <translation>Sichtbare Pixel und wenige Farben.</translation>
    </message>
    <message>
        <source>Low poly</source>
        <translation>Low Poly</translation>
    </message>
    <message>
        <source>Facets of plain colour.</source>
        <translation>Einfarbige Facetten.</translation>
    </message>
    <message>
        <source>Stained glass</source>
        <translation>Glasmalerei</translation>
    </message>
    <message>
        <source>Glowing colour between lines of lead.</source>
        <translation>Leuchtende Farben zwischen Bleistegen.</translation>
    </message>
    <message>
        <source>Mosaic</source>
        <translation>Mosaik</translation>
    </message>
    <message>
        <source>Small stones set in mortar.</source>
        <translation>Kleine Steine in Mörtel gesetzt.</translation>
    </message>
    <message>
        <source>Layered paper</source>
        <translation>Papierschichten</translation>
    </message>
    <message>
        <source>Sheets of paper, each with its shadow.</source>
        <translation>Papierbögen, jeder mit seinem Schatten.</translation>
    </message>
    <message>
        <source>Clay animation</source>
        <translation>Knetanimation</translation>
    </message>
    <message>
        <source>Plasticine with fingerprints.</source>
        <translation>Knete mit Fingerabdrücken.</translation>
    </message>
    <message>
        <source>Blue and white porcelain</source>
        <translation>Blau-weißes Porzellan</translation>
    </message>
    <message>
        <source>Cobalt blue under a clear glaze.</source>
        <translation>Kobaltblau unter klarer Glasur.</translation>
    </message>
    <message>
        <source>Embroidery</source>
        <translation>Stickerei</translation>
    </message>
    <message>
        <source>Satin stitch in silk thread.</source>
        <translation>Plattstich mit Seidengarn.</translation>
    </message>
    <message>
        <source>Neon sign</source>
        <translation>Neonschild</translation>
    </message>
    <message>
        <source>Bent glass tubes glowing in the dark.</source>
        <translation>Gebogene Glasröhren, die im Dunkeln leuchten.</translation>
    </message>
    <message>
        <source>3D render</source>
        <translation>3D-Rendering</translation>
    </message>
    <message>
        <source>Physically based materials and global illumination.</source>
        <translation>Physikalisch basierte Materialien und globale Beleuchtung.</translation>
    </message>
    <message>
        <source>Vinyl toy</source>
        <translation>Vinylfigur</translation>
    </message>
    <message>
        <source>A collectable figure on a plain ground.</source>
        <translation>Eine Sammelfigur auf schlichtem Grund.</translation>
    </message>
</context>
<context>
    <name>tools</name>
    <message>
        <source>Working… Esc cancels</source>
        <translation>Läuft… Esc bricht ab</translation>
    </message>
    <message>
        <source>Replaces the mask</source>
        <translation>Ersetzt die Maske</translation>
    </message>
    <message>
        <source>Adds to the mask</source>
        <translation>Fügt zur Maske hinzu</translation>
    </message>
    <message>
        <source>Subtracts from the mask</source>
        <translation>Zieht von der Maske ab</translation>
    </message>
    <message>
        <source>Keeps only the overlap</source>
        <translation>Behält nur die Schnittmenge</translation>
    </message>
    <message>
        <source>There was nothing to fill; the layer is unchanged.</source>
        <translation>Es gab nichts zu füllen; die Ebene ist unverändert.</translation>
    </message>
    <message>
        <source>Click: pick this colour</source>
        <translation>Klicken: diese Farbe aufnehmen</translation>
    </message>
    <message>
        <source>Drag left or right: size · Up or down: hardness</source>
        <translation>Nach links oder rechts ziehen: Größe · nach oben oder unten: Härte</translation>
    </message>
    <message>
        <source>Drag a straight line · Ctrl: 15° steps</source>
        <translation>Gerade Linie ziehen · Strg: 15°-Schritte</translation>
    </message>
    <message>
        <source>Click: straight line from the last stroke · Ctrl: 15° steps</source>
        <translation>Klicken: gerade Linie vom letzten Strich · Strg: 15°-Schritte</translation>
    </message>
    <message>
        <source>The picture is still loading</source>
        <translation>Das Bild wird noch geladen</translation>
    </message>
    <message>
        <source>Click a colour</source>
        <translation>Auf eine Farbe klicken</translation>
    </message>
    <message>
        <source>Click a painted area to clear it</source>
        <translation>Auf einen gemalten Bereich klicken, um ihn zu leeren</translation>
    </message>
    <message>
        <source>Click inside an outline to fill it</source>
        <translation>In einen Umriss klicken, um ihn zu füllen</translation>
    </message>
    <message>
        <source>Click: pick the background colour</source>
        <translation>Klicken: Hintergrundfarbe aufnehmen</translation>
    </message>
    <message>
        <source>Click: pick the foreground colour · Shift or right button: background colour</source>
        <translation>Klicken: Vordergrundfarbe aufnehmen · Umschalt oder rechte Taste: Hintergrundfarbe</translation>
    </message>
    <message>
        <source>Drag to move the mask · Shift: along one axis · Arrow keys: 1 px</source>
        <translation>Ziehen verschiebt die Maske · Umschalt: entlang einer Achse · Pfeiltasten: 1 px</translation>
    </message>
    <message>
        <source>Drag to move only the layer mask · Shift: along one axis · Arrow keys: 1 px</source>
        <translation>Ziehen verschiebt nur die Ebenenmaske · Umschalt: entlang einer Achse · Pfeiltasten: 1 px</translation>
    </message>
    <message>
        <source>Drag to move the selected part · Shift: along one axis · Arrow keys: 1 px</source>
        <translation>Ziehen verschiebt den ausgewählten Teil · Umschalt: entlang einer Achse · Pfeiltasten: 1 px</translation>
    </message>
    <message>
        <source>Drag to move the layer · Shift: along one axis · Arrow keys: 1 px</source>
        <translation>Ziehen verschiebt die Ebene · Umschalt: entlang einer Achse · Pfeiltasten: 1 px</translation>
    </message>
    <message>
        <source>Click an object, or drag a box around it · Alt: exclude</source>
        <translation>Auf ein Objekt klicken oder einen Rahmen darum ziehen · Alt: ausschließen</translation>
    </message>
    <message>
        <source>Alt: exclude · Enter applies · Backspace removes the last · Esc clears</source>
        <translation>Alt: ausschließen · Eingabe übernimmt · Rücktaste entfernt den letzten · Esc leert</translation>
    </message>
    <message>
        <source>Click the corners of an area</source>
        <translation>Auf die Ecken eines Bereichs klicken</translation>
    </message>
    <message>
        <source>Enter closes · Backspace removes a corner · Shift: 45°</source>
        <translation>Eingabe schließt · Rücktaste entfernt eine Ecke · Umschalt: 45°</translation>
    </message>
    <message>
        <source>Drag a rectangle</source>
        <translation>Ein Rechteck ziehen</translation>
    </message>
    <message>
        <source>Shift: square · Alt: from the centre</source>
        <translation>Umschalt: Quadrat · Alt: von der Mitte aus</translation>
    </message>
    <message>
        <source>Drag an ellipse</source>
        <translation>Eine Ellipse ziehen</translation>
    </message>
    <message>
        <source>Shift: circle · Alt: from the centre</source>
        <translation>Umschalt: Kreis · Alt: von der Mitte aus</translation>
    </message>
    <message>
        <source>Drag around an area</source>
        <translation>Um einen Bereich ziehen</translation>
    </message>
    <message>
        <source>Release to close the outline</source>
        <translation>Loslassen schließt den Umriss</translation>
    </message>
    <message>
        <source>Shift: straight line · Alt+drag: size, hardness</source>
        <translation>Umschalt: gerade Linie · Alt+Ziehen: Größe, Härte</translation>
    </message>
    <message>
        <source>Alt: pick a colour · Shift: straight line · Alt+right-drag: size, hardness</source>
        <translation>Alt: Farbe aufnehmen · Umschalt: gerade Linie · Alt+rechts ziehen: Größe, Härte</translation>
    </message>
    <message>
        <source>Paint on the mask of layer “{name}” to show more of it</source>
        <translation>Auf der Maske der Ebene „{name}“ malen, um mehr von ihr zu zeigen</translation>
    </message>
    <message>
        <source>Erase on the mask of layer “{name}” to hide parts of it</source>
        <translation>Auf der Maske der Ebene „{name}“ radieren, um Teile von ihr zu verbergen</translation>
    </message>
    <message>
        <source>Erase parts of the layer; the right mouse button paints</source>
        <translation>Teile der Ebene radieren; die rechte Maustaste malt</translation>
    </message>
    <message>
        <source>Paint on the layer with a colour; the right mouse button erases</source>
        <translation>Mit einer Farbe auf der Ebene malen; die rechte Maustaste radiert</translation>
    </message>
    <message>
        <source>Erase on the layer&apos;s mask to hide parts of the layer; the right mouse button shows them</source>
        <translation>Auf der Maske der Ebene radieren, um Teile zu verbergen; die rechte Maustaste zeigt sie</translation>
    </message>
    <message>
        <source>Paint on the layer&apos;s mask to show more of the layer; the right mouse button hides parts of it</source>
        <translation>Auf der Maske der Ebene malen, um mehr zu zeigen; die rechte Maustaste verbirgt Teile</translation>
    </message>
    <message>
        <source>Click a colour to show layer “{name}” there · Right button: hide it</source>
        <translation>Auf eine Farbe klicken, um die Ebene „{name}“ dort zu zeigen · Rechte Taste: verbergen</translation>
    </message>
    <message>
        <source>Click a colour to fill that area on layer “{name}” · Right button: erase it · Alt: pick a colour</source>
        <translation>Auf eine Farbe klicken, um den Bereich in der Ebene „{name}“ zu füllen · Rechte Taste: radieren · Alt: Farbe aufnehmen</translation>
    </message>
    <message>
        <source>The transparency of layer “{name}” is locked, so nothing can be erased on it</source>
        <translation>Die Transparenz der Ebene „{name}“ ist gesperrt, deshalb kann dort nichts radiert werden</translation>
    </message>
    <message>
        <source>Erase on layer “{name}”</source>
        <translation>Auf der Ebene „{name}“ radieren</translation>
    </message>
    <message>
        <source>Paint on layer “{name}”, whose transparency is locked</source>
        <translation>Auf der Ebene „{name}“ malen, deren Transparenz gesperrt ist</translation>
    </message>
    <message>
        <source>Paint on layer “{name}”</source>
        <translation>Auf der Ebene „{name}“ malen</translation>
    </message>
    <message>
        <source>Erase from the selection</source>
        <translation>Aus der Auswahl radieren</translation>
    </message>
    <message>
        <source>Paint a selection</source>
        <translation>Eine Auswahl malen</translation>
    </message>
    <message>
        <source>Erase what should stay</source>
        <translation>Radieren, was bleiben soll</translation>
    </message>
    <message>
        <source>Paint over what should change</source>
        <translation>Übermalen, was sich ändern soll</translation>
    </message>
    <message>
        <source>On mask “{name}”: erase what should stay</source>
        <translation>In der Maske „{name}“: radieren, was bleiben soll</translation>
    </message>
    <message>
        <source>On mask “{name}”: paint over what should change</source>
        <translation>In der Maske „{name}“: übermalen, was sich ändern soll</translation>
    </message>
    <message>
        <source>There is nothing to transform here: paint, or choose another layer</source>
        <translation>Hier gibt es nichts zu transformieren: Malen Sie etwas oder wählen Sie eine andere Ebene</translation>
    </message>
    <message>
        <source>Enter applies · Esc cancels · Shift: in proportion, 15° steps · Alt: from the centre</source>
        <translation>Eingabe übernimmt · Esc bricht ab · Umschalt: proportional, 15°-Schritte · Alt: von der Mitte aus</translation>
    </message>
</context>
<context>
    <name>tours</name>
    <message>
        <source>{number} of {count}</source>
        <comment>of the steps of a tour</comment>
        <translation>{number} von {count}</translation>
    </message>
    <message>
        <source>Next: {tour}</source>
        <translation>Weiter mit: {tour}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Skip tour</source>
        <translation>Rundgang überspringen</translation>
    </message>
    <message>
        <source>Now click Generate, or press {keys}.</source>
        <translation>Klicken Sie jetzt auf „Generieren“, oder drücken Sie {keys}.</translation>
    </message>
    <message>
        <source>First picture</source>
        <translation>Erstes Bild</translation>
    </message>
    <message>
        <source>Pictures are made by a model. Get one first: this button lists them.</source>
        <translation>Bilder werden von einem Modell erzeugt. Holen Sie zuerst eins: Diese Schaltfläche listet sie auf.</translation>
    </message>
    <message>
        <source>Choose “Text to image”: the picture is then made from words alone.</source>
        <translation>Wählen Sie „Text zu Bild“: Das Bild entsteht dann allein aus Wörtern.</translation>
    </message>
    <message>
        <source>Say what the picture shows. Type a few words here, such as “a red fish on a blue background”, or choose an example below.</source>
        <translation>Sagen Sie, was das Bild zeigt. Tippen Sie hier ein paar Wörter, z.&#xa0;B. „a red fish on a blue background“, oder wählen Sie unten ein Beispiel.</translation>
    </message>
    <message>
        <source>Your picture takes shape here: it begins as noise and gets clearer with each step.</source>
        <translation>Hier entsteht Ihr Bild: Es beginnt als Rauschen und wird mit jedem Schritt klarer.</translation>
    </message>
    <message>
        <source>That’s it. Your pictures are listed here and saved automatically, with everything that made them. Generate again for another one.</source>
        <translation>Das war’s. Ihre Bilder stehen hier und werden automatisch gespeichert, mit allem, woraus sie entstanden. Generieren Sie noch einmal für ein weiteres.</translation>
    </message>
    <message>
        <source>First change</source>
        <translation>Erste Änderung</translation>
    </message>
    <message>
        <source>Click the picture that you want to change.</source>
        <translation>Klicken Sie auf das Bild, das Sie ändern möchten.</translation>
    </message>
    <message>
        <source>Open it on the canvas: click here, or press {keys}.</source>
        <translation>Öffnen Sie es auf der Leinwand: Klicken Sie hier, oder drücken Sie {keys}.</translation>
    </message>
    <message>
        <source>Paint over the part that should change. With the keyboard: arrow keys move the brush, Enter paints.</source>
        <translation>Übermalen Sie den Teil, der sich ändern soll. Mit der Tastatur: Pfeiltasten bewegen den Pinsel, Eingabe malt.</translation>
    </message>
    <message>
        <source>Say what should be there instead, such as “a yellow flower”.</source>
        <translation>Sagen Sie, was stattdessen dort sein soll, z.&#xa0;B. „a yellow flower“.</translation>
    </message>
    <message>
        <source>The result appears in place. Only what you painted changes, and a little around it, so that both blend.</source>
        <translation>Das Ergebnis erscheint an seinem Platz. Nur was Sie übermalt haben, ändert sich, dazu ringsum ein wenig, damit der Übergang stimmt.</translation>
    </message>
    <message>
        <source>Results collect here. Compare one with the original, make another, or press {keys} to use it as a layer.</source>
        <translation>Hier sammeln sich Ergebnisse. Vergleichen Sie eins mit dem Original, erzeugen Sie ein weiteres, oder drücken Sie {keys}, um es als Ebene zu verwenden.</translation>
    </message>
    <message>
        <source>First find</source>
        <translation>Erste Suche</translation>
    </message>
    <message>
        <source>All your pictures are in the library: click here, or press {keys}.</source>
        <translation>Alle Ihre Bilder sind in der Bibliothek: Klicken Sie hier, oder drücken Sie {keys}.</translation>
    </message>
    <message>
        <source>Search for a word of one of your prompts: type “{word}” here.</source>
        <translation>Suchen Sie ein Wort aus einem Ihrer Prompts: Tippen Sie hier „{word}“.</translation>
    </message>
    <message>
        <source>Click a picture that you like and press a key from 1 to 5: that many stars.</source>
        <translation>Klicken Sie auf ein Bild, das Ihnen gefällt, und drücken Sie eine Taste von 1 bis 5: So viele Sterne erhält es.</translation>
    </message>
    <message>
        <source>That’s how to find it again: choose stars, models or boards here, in any combination. Clear the search to see everything.</source>
        <translation>So finden Sie es wieder: Wählen Sie hier Sterne, Modelle oder Sammlungen in beliebiger Kombination. Leeren Sie die Suche, um alles zu sehen.</translation>
    </message>
</context>
<context>
    <name>uses</name>
    <message>
        <source>Add as layer</source>
        <translation>Als Ebene einfügen</translation>
    </message>
    <message>
        <source>Start from this picture</source>
        <translation>Von diesem Bild ausgehen</translation>
    </message>
    <message>
        <source>Use as input picture</source>
        <translation>Als Ausgangsbild verwenden</translation>
    </message>
    <message>
        <source>Use as mask</source>
        <translation>Als Maske verwenden</translation>
    </message>
    <message>
        <source>Use as depth</source>
        <translation>Als Tiefe verwenden</translation>
    </message>
    <message>
        <source>Use as hint</source>
        <translation>Als Vorlage verwenden</translation>
    </message>
    <message>
        <source>Use only its settings</source>
        <translation>Nur seine Einstellungen verwenden</translation>
    </message>
    <message>
        <source>Open this project</source>
        <translation>Dieses Projekt öffnen</translation>
    </message>
    <message>
        <source>In the middle of the canvas, scaled down if it is larger</source>
        <translation>In der Mitte der Leinwand, verkleinert, wenn es größer ist</translation>
    </message>
    <message>
        <source>Paint on it instead; Undo returns to the current picture</source>
        <translation>Stattdessen darauf malen; Rückgängig kehrt zum jetzigen Bild zurück</translation>
    </message>
    <message>
        <source>The next picture starts from it</source>
        <translation>Das nächste Bild geht von ihm aus</translation>
    </message>
    <message>
        <source>White areas change, black areas stay</source>
        <translation>Weiße Bereiche ändern sich, schwarze bleiben</translation>
    </message>
    <message>
        <source>White is near, black is far</source>
        <translation>Weiß ist nah, Schwarz ist fern</translation>
    </message>
    <message>
        <source>With ControlNet, the next picture follows its edges, depth or pose</source>
        <translation>Mit ControlNet folgt das nächste Bild seinen Kanten, seiner Tiefe oder seiner Pose</translation>
    </message>
    <message>
        <source>Prompt, seed and more, if its file contains them</source>
        <translation>Prompt, Seed und mehr, wenn die Datei sie enthält</translation>
    </message>
    <message>
        <source>Its picture, layers and masks</source>
        <translation>Sein Bild, seine Ebenen und Masken</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>Practice model</source>
        <translation>Übungsmodell</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>about {seconds} s</source>
        <translation>etwa {seconds} s</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>etwa {minutes} min</translation>
    </message>
    <message>
        <source>about {hours} h</source>
        <translation>etwa {hours} h</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>estimating…</source>
        <translation>wird geschätzt…</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Das Modell wird geladen…</translation>
    </message>
    <message>
        <source>Reading the prompt…</source>
        <translation>Der Prompt wird gelesen…</translation>
    </message>
    <message>
        <source>Generating…</source>
        <translation>Wird erzeugt…</translation>
    </message>
    <message>
        <source>Finishing the picture…</source>
        <translation>Das Bild wird fertiggestellt…</translation>
    </message>
    <message>
        <source>Generated in low-memory mode ({how})</source>
        <translation>Speichersparend erzeugt ({how})</translation>
    </message>
    <message>
        <source>Steps repeated in full precision: {count}</source>
        <translation>In voller Genauigkeit wiederholte Schritte: {count}</translation>
    </message>
    <message>
        <source>encoded in tiles</source>
        <translation>in Kacheln codiert</translation>
    </message>
    <message>
        <source>denoised in parts</source>
        <translation>in Teilen entrauscht</translation>
    </message>
    <message>
        <source>decoded in tiles</source>
        <translation>in Kacheln decodiert</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>„{text}“</translation>
    </message>
</context>
</TS>
