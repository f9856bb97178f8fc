<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>BackupsDialog</name>
    <message numerus="yes">
        <source>%n job(s) are in the queue now.</source>
        <translation>
            <numerusform>%n job is in the queue now.</numerusform>
            <numerusform>%n jobs are in the queue now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaptionNotesController</name>
    <message numerus="yes">
        <source>Described %n picture(s).</source>
        <translation>
            <numerusform>Described %n picture.</numerusform>
            <numerusform>Described %n pictures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) stayed as they are.</source>
        <translation>
            <numerusform>%n note stayed as it is.</numerusform>
            <numerusform>%n notes stayed as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) couldn&apos;t be described.</source>
        <translation>
            <numerusform>%n picture couldn&apos;t be described.</numerusform>
            <numerusform>%n pictures couldn&apos;t be described.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) weren&apos;t looked at.</source>
        <translation>
            <numerusform>%n picture wasn&apos;t looked at.</numerusform>
            <numerusform>%n pictures weren&apos;t looked at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaptionNotesDialog</name>
    <message numerus="yes">
        <source>%n picture(s) will be described in the notes.</source>
        <translation>
            <numerusform>%n picture will be described in its note.</numerusform>
            <numerusform>%n pictures will be described in their notes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blurred picture(s) are left out.</source>
        <translation>
            <numerusform>%n blurred picture is left out.</numerusform>
            <numerusform>%n blurred pictures are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CellWords</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stack of %n picture(s)</source>
        <translation>
            <numerusform>Stack of %n picture</numerusform>
            <numerusform>Stack of %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CloseController</name>
    <message numerus="yes">
        <source>%n picture(s) couldn&apos;t be saved and would be lost.</source>
        <translation>
            <numerusform>%n picture couldn&apos;t be saved and would be lost.</numerusform>
            <numerusform>%n pictures couldn&apos;t be saved and would be lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They exist only in memory. Save them elsewhere before you close SD Studio.</source>
        <translation>
            <numerusform>It exists only in memory. Save it elsewhere before you close SD Studio.</numerusform>
            <numerusform>They exist only in memory. Save them elsewhere before you close SD Studio.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContentBar</name>
    <message numerus="yes">
        <source>%n picture(s) can&apos;t be read, so they aren&apos;t compared.</source>
        <translation>
            <numerusform>%n picture can&apos;t be read, so it isn&apos;t compared.</numerusform>
            <numerusform>%n pictures can&apos;t be read, so they aren&apos;t compared.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Culling</name>
    <message numerus="yes">
        <source>%n rejected picture(s) can be moved to the trash now; Undo restores them.</source>
        <translation>
            <numerusform>%n rejected picture can be moved to the trash now; Undo restores it.</numerusform>
            <numerusform>%n rejected pictures can be moved to the trash now; Undo restores them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep your decisions about %n picture(s)?</source>
        <translation>
            <numerusform>Keep your decision about %n picture?</numerusform>
            <numerusform>Keep your decisions about %n pictures?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message numerus="yes">
        <source>%n picture(s) selected</source>
        <translation>
            <numerusform>%n picture selected</numerusform>
            <numerusform>%n pictures selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The stars, tags and boards shown are those of the first %n of them. Changes apply to all.</source>
        <translation>
            <numerusform>The stars, tags and boards shown are those of the first %n of them. Changes apply to all.</numerusform>
            <numerusform>The stars, tags and boards shown are those of the first %n of them. Changes apply to all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message numerus="yes">
        <source>%n picture(s) have exactly the same pixels as another.</source>
        <translation>
            <numerusform>%n picture has exactly the same pixels as another.</numerusform>
            <numerusform>%n pictures have exactly the same pixels as another.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n rejected picture(s) to the trash?</source>
        <translation>
            <numerusform>Move %n rejected picture to the trash?</numerusform>
            <numerusform>Move %n rejected pictures to the trash?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmptyReasons</name>
    <message numerus="yes">
        <source>Without “{term}” there would be %n picture(s).</source>
        <translation>
            <numerusform>Without “{term}” there would be %n picture.</numerusform>
            <numerusform>Without “{term}” there would be %n pictures.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EndAnnouncer</name>
    <message numerus="yes">
        <source>The queue is finished, but %n job(s) failed.</source>
        <translation>
            <numerusform>The queue is finished, but %n job failed.</numerusform>
            <numerusform>The queue is finished, but %n jobs failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The queue is finished: %n job(s).</source>
        <translation>
            <numerusform>The queue is finished: %n job.</numerusform>
            <numerusform>The queue is finished: %n jobs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Export %n picture(s)</source>
        <translation>
            <numerusform>Export %n picture</numerusform>
            <numerusform>Export %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %n picture(s).</source>
        <translation>
            <numerusform>Exported %n picture.</numerusform>
            <numerusform>Exported %n pictures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %n pages, {first} to {last}.</source>
        <translation>
            <numerusform>Exported %n page, {first}.</numerusform>
            <numerusform>Exported %n pages, {first} to {last}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FaceDialog</name>
    <message numerus="yes">
        <source>As the picture was made</source>
        <translation>
            <numerusform>As the picture was made</numerusform>
            <numerusform>As the pictures were made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The faces in %n picture(s) will be made anew; everything else stays as it is. A picture without faces isn&apos;t saved again.</source>
        <translation>
            <numerusform>The faces in %n picture will be made anew; everything else stays as it is. A picture without faces isn&apos;t saved again.</numerusform>
            <numerusform>The faces in %n pictures will be made anew; everything else stays as it is. A picture without faces isn&apos;t saved again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{model}” is used for %n of them, whose own model isn&apos;t known or installed.</source>
        <translation>
            <numerusform>“{model}” is used for %n of them, whose own model isn&apos;t known or installed.</numerusform>
            <numerusform>“{model}” is used for %n of them, whose own model isn&apos;t known or installed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacetGroup</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FamilyGraph</name>
    <message numerus="yes">
        <source>Made from %n picture(s)</source>
        <translation>
            <numerusform>Made from %n picture</numerusform>
            <numerusform>Made from %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) made from it</source>
        <translation>
            <numerusform>%n picture made from it</numerusform>
            <numerusform>%n pictures made from it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FinishingDialog</name>
    <message numerus="yes">
        <source>%n picture(s) couldn&apos;t be added; the others are in the queue.</source>
        <translation>
            <numerusform>%n picture couldn&apos;t be added; the others are in the queue.</numerusform>
            <numerusform>%n pictures couldn&apos;t be added; the others are in the queue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderController</name>
    <message numerus="yes">
        <source>Imported %n picture(s).</source>
        <translation>
            <numerusform>Imported %n picture.</numerusform>
            <numerusform>Imported %n pictures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) were already there.</source>
        <translation>
            <numerusform>%n picture was already there.</numerusform>
            <numerusform>%n pictures were already there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GenerateBar</name>
    <message numerus="yes">
        <source>%n picture(s), {time}</source>
        <translation>
            <numerusform>%n picture, {time}</numerusform>
            <numerusform>%n pictures, {time}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GridDialog</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s), {time}</source>
        <translation>
            <numerusform>%n picture, {time}</numerusform>
            <numerusform>%n pictures, {time}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HealthDialog</name>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n backup</numerusform>
            <numerusform>%n backups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HealthTexts</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the trash</source>
        <translation>
            <numerusform>%n in the trash</numerusform>
            <numerusform>%n in the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) in the queue</source>
        <translation>
            <numerusform>%n job in the queue</numerusform>
            <numerusform>%n jobs in the queue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing picture(s) forgotten.</source>
        <translation>
            <numerusform>%n missing picture forgotten.</numerusform>
            <numerusform>%n missing pictures forgotten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read again.</source>
        <translation>
            <numerusform>%n file read again.</numerusform>
            <numerusform>%n files read again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) can&apos;t be reached or aren&apos;t looked into; their pictures weren&apos;t read again.</source>
        <translation>
            <numerusform>%n folder can&apos;t be reached or isn&apos;t looked into; its pictures weren&apos;t read again.</numerusform>
            <numerusform>%n folders can&apos;t be reached or aren&apos;t looked into; their pictures weren&apos;t read again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new picture(s) found.</source>
        <translation>
            <numerusform>%n new picture found.</numerusform>
            <numerusform>%n new pictures found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) can&apos;t be found.</source>
        <translation>
            <numerusform>%n picture can&apos;t be found.</numerusform>
            <numerusform>%n pictures can&apos;t be found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Updated %n moved or renamed picture(s).</source>
        <translation>
            <numerusform>Updated %n moved or renamed picture.</numerusform>
            <numerusform>Updated %n moved or renamed pictures.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportBar</name>
    <message numerus="yes">
        <source>%n file(s) couldn&apos;t be imported.</source>
        <translation>
            <numerusform>%n file couldn&apos;t be imported.</numerusform>
            <numerusform>%n files couldn&apos;t be imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking for pictures: %n found</source>
        <translation>
            <numerusform>Looking for pictures: %n found</numerusform>
            <numerusform>Looking for pictures: %n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message numerus="yes">
        <source>Found %n item(s) to import</source>
        <translation>
            <numerusform>Found %n item to import</numerusform>
            <numerusform>Found %n items to import</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportShortcutsDialog</name>
    <message numerus="yes">
        <source>%n command(s) would lose a shortcut. To keep it, choose “Keep mine” for the command that takes it.</source>
        <translation>
            <numerusform>%n command would lose a shortcut. To keep it, choose “Keep mine” for the command that takes it.</numerusform>
            <numerusform>%n commands would lose a shortcut. To keep it, choose “Keep mine” for the command that takes it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{file}” has other shortcuts for %n command(s).</source>
        <translation>
            <numerusform>“{file}” has other shortcuts for %n command.</numerusform>
            <numerusform>“{file}” has other shortcuts for %n commands.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarkingController</name>
    <message numerus="yes">
        <source>Culled %n picture(s). The rejects are in the trash; Undo brings them back.</source>
        <translation>
            <numerusform>Culled %n picture. If it was rejected, it is in the trash; Undo brings it back.</numerusform>
            <numerusform>Culled %n pictures. The rejects are in the trash; Undo brings them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %n picture(s) to “{board}”.</source>
        <translation>
            <numerusform>Added %n picture to “{board}”.</numerusform>
            <numerusform>Added %n pictures to “{board}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n picture(s) from “{board}”.</source>
        <translation>
            <numerusform>Removed %n picture from “{board}”.</numerusform>
            <numerusform>Removed %n pictures from “{board}”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingDialog</name>
    <message numerus="yes">
        <source>Forget %n missing picture(s)…</source>
        <translation>
            <numerusform>Forget %n missing picture…</numerusform>
            <numerusform>Forget %n missing pictures…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %n missing picture(s)?</source>
        <translation>
            <numerusform>Forget %n missing picture?</numerusform>
            <numerusform>Forget %n missing pictures?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelNotices</name>
    <message numerus="yes">
        <source>%n LoRAs and embeddings were imported: {names}. You&apos;ll find them in Advanced settings.</source>
        <translation>
            <numerusform>%n LoRA or embedding was imported: {names}. You&apos;ll find it in Advanced settings.</numerusform>
            <numerusform>%n LoRAs and embeddings were imported: {names}. You&apos;ll find them in Advanced settings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotImportedDialog</name>
    <message numerus="yes">
        <source>%n file(s) couldn&apos;t be imported. They are unchanged.</source>
        <translation>
            <numerusform>%n file couldn&apos;t be imported. It is unchanged.</numerusform>
            <numerusform>%n files couldn&apos;t be imported. They are unchanged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeerRecall</name>
    <message numerus="yes">
        <source>Now using %n of this picture&apos;s setting(s).</source>
        <translation>
            <numerusform>Now using %n of this picture&apos;s settings.</numerusform>
            <numerusform>Now using %n of this picture&apos;s settings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PictureController</name>
    <message numerus="yes">
        <source>Moved %n picture(s) to the trash.</source>
        <translation>
            <numerusform>Moved %n picture to the trash.</numerusform>
            <numerusform>Moved %n pictures to the trash.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PresetsController</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %n preset(s).</source>
        <translation>
            <numerusform>Imported %n preset.</numerusform>
            <numerusform>Imported %n presets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out %n entry(s) that can&apos;t be read.</source>
        <translation>
            <numerusform>Left out %n entry that can&apos;t be read.</numerusform>
            <numerusform>Left out %n entries that can&apos;t be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %n preset(s) to “{file}”.</source>
        <translation>
            <numerusform>Exported %n preset to “{file}”.</numerusform>
            <numerusform>Exported %n presets to “{file}”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectController</name>
    <message numerus="yes">
        <source>%n result(s) of this project were added to the library.</source>
        <translation>
            <numerusform>%n result of this project was added to the library.</numerusform>
            <numerusform>%n results of this project were added to the library.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) of this project stay in the trash.</source>
        <translation>
            <numerusform>%n result of this project stays in the trash.</numerusform>
            <numerusform>%n results of this project stay in the trash.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromptController</name>
    <message numerus="yes">
        <source>Added %n job(s) to the queue.</source>
        <translation>
            <numerusform>Added %n job to the queue.</numerusform>
            <numerusform>Added %n jobs to the queue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromptSummary</name>
    <message numerus="yes">
        <source>%n picture(s), each with its own words</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures, each with its own words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n prompt</numerusform>
            <numerusform>%n prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueBox</name>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueController</name>
    <message numerus="yes">
        <source>Removed %n job(s) from the queue.</source>
        <translation>
            <numerusform>Removed %n job from the queue.</numerusform>
            <numerusform>Removed %n jobs from the queue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsBar</name>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShortcutSharing</name>
    <message numerus="yes">
        <source>Imported the shortcuts of %n command(s).</source>
        <translation>
            <numerusform>Imported the shortcuts of %n command.</numerusform>
            <numerusform>Imported the shortcuts of %n commands.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of another version are kept for it.</source>
        <translation>
            <numerusform>%n of another version is kept for it.</numerusform>
            <numerusform>%n of another version are kept for it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can&apos;t be used and were left out.</source>
        <translation>
            <numerusform>%n can&apos;t be used and was left out.</numerusform>
            <numerusform>%n can&apos;t be used and were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SnippetsDialog</name>
    <message numerus="yes">
        <source>Imported %n snippet(s).</source>
        <translation>
            <numerusform>Imported %n snippet.</numerusform>
            <numerusform>Imported %n snippets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are already there.</source>
        <translation>
            <numerusform>%n is already there.</numerusform>
            <numerusform>%n are already there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can&apos;t be used and were left out.</source>
        <translation>
            <numerusform>%n can&apos;t be used and was left out.</numerusform>
            <numerusform>%n can&apos;t be used and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %n snippet(s) to {file}.</source>
        <translation>
            <numerusform>Exported %n snippet to {file}.</numerusform>
            <numerusform>Exported %n snippets to {file}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StylesController</name>
    <message numerus="yes">
        <source>Imported %n style(s).</source>
        <translation>
            <numerusform>Imported %n style.</numerusform>
            <numerusform>Imported %n styles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out %n entry(s) without a name or words.</source>
        <translation>
            <numerusform>Left out %n entry without a name or words.</numerusform>
            <numerusform>Left out %n entries without a name or words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %n style(s) to “{file}”.</source>
        <translation>
            <numerusform>Exported %n style to “{file}”.</numerusform>
            <numerusform>Exported %n styles to “{file}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You already have %n of the styles.</source>
        <translation>
            <numerusform>You already have %n of the styles in the file.</numerusform>
            <numerusform>You already have %n of the styles in the file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagListsDialog</name>
    <message numerus="yes">
        <source>{name}: %n tag(s)</source>
        <translation>
            <numerusform>{name}: %n tag</numerusform>
            <numerusform>{name}: %n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{name}” has %n tag(s).</source>
        <translation>
            <numerusform>“{name}” has %n tag.</numerusform>
            <numerusform>“{name}” has %n tags.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TokenLabel</name>
    <message numerus="yes">
        <source>And %n more part(s).</source>
        <translation>
            <numerusform>And %n more part.</numerusform>
            <numerusform>And %n more parts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashController</name>
    <message numerus="yes">
        <source>Put %n picture(s) back.</source>
        <translation>
            <numerusform>Put %n picture back.</numerusform>
            <numerusform>Put %n pictures back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n picture(s) to the system&apos;s trash.</source>
        <translation>
            <numerusform>Moved %n picture to the system&apos;s trash.</numerusform>
            <numerusform>Moved %n pictures to the system&apos;s trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The system has no trash for %n picture(s), which stay.</source>
        <translation>
            <numerusform>The system has no trash for %n picture, which stays.</numerusform>
            <numerusform>The system has no trash for %n pictures, which stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Empty the trash of %n picture(s)?</source>
        <translation>
            <numerusform>Empty the trash of %n picture?</numerusform>
            <numerusform>Empty the trash of %n pictures?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n picture(s) for good?</source>
        <translation>
            <numerusform>Delete %n picture for good?</numerusform>
            <numerusform>Delete %n pictures for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They leave the library, along with their stars, tags and notes, and their files go to the system&apos;s trash.</source>
        <translation>
            <numerusform>It leaves the library, along with its stars, tags and note, and its file goes to the system&apos;s trash.</numerusform>
            <numerusform>They leave the library, along with their stars, tags and notes, and their files go to the system&apos;s trash.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UpscaleDialog</name>
    <message numerus="yes">
        <source>The folder has %n picture(s).</source>
        <translation>
            <numerusform>The folder has %n picture.</numerusform>
            <numerusform>The folder has %n pictures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) will be enlarged.</source>
        <translation>
            <numerusform>%n picture will be enlarged.</numerusform>
            <numerusform>%n pictures will be enlarged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WildcardsDialog</name>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %n wildcard(s).</source>
        <translation>
            <numerusform>Imported %n wildcard.</numerusform>
            <numerusform>Imported %n wildcards.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_PromptDelegate</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
</TS>
