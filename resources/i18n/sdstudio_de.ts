<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About SD Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate pictures with Stable Diffusion on your own computer. SD Studio is free software under the Apache License 2.0. Each model has its own licence; see its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Components</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No component or licence matches.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AdapterRow</name>
    <message>
        <source>“{word}” in the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether it is for few steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether {name} is for few steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the usual number of steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight: how strongly it is applied; 1 is full strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UNet weight: how strongly it changes the picture; 1 is full strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UNet weight of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text encoder weight: how strongly it changes the meaning of the prompt; 1 is full strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text encoder weight of {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AdaptersBox</name>
    <message>
        <source>LoRAs and embeddings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small files that teach a model a style, a person or an object. Each works with models of the family that it was made for. Embeddings are also called textual inversions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a LoRA or an embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a LoRA or embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (doesn&apos;t fit this model)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (can&apos;t be used)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No LoRAs or embeddings yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose LoRAs or embeddings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AdjustmentPanel</name>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Arranging</name>
    <message>
        <source>{day}, {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring brings back the queue and the database as they were at that time. Your pictures and what you added to them stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job is running or its pictures are being saved. Wait until it&apos;s finished, or stop it; then you can restore a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue will be replaced by the one in the backup, and its jobs will be paused. Pictures made since then stay, and so do stars, tags, boards and notes. The current database is kept next to the restored one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are in the queue now.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Restore the backup of {date}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BesideView</name>
    <message>
        <source>Picture {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlurredSign</name>
    <message>
        <source>Reveal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reveal the blurred picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it clearly until you leave it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BoardPicker</name>
    <message>
        <source>No board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New pictures go to no board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New pictures go to the board “{board}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New board…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BoardPopup</name>
    <message>
        <source>Name of a board, or of a new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create board “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No boards yet: type a name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BrushButton</name>
    <message>
        <source>Smoothing and pen pressure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BrushPopup</name>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steadies your hand: the line follows the pointer with a short delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pen pressure changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light pressure is on the left, hard pressure on the right. Drag the points, or select one with the left and right arrow keys and move it with the up and down arrow keys. Double-click to straighten the curve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasController</name>
    <message>
        <source>This is now the input picture. Its mask is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the same mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is masked yet. Paint or select an area first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole picture is repainted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only hints count for the next picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasCover</name>
    <message>
        <source>There are blurred pictures on this canvas. Press {key} to show them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasExporter</name>
    <message>
        <source>Export canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported the canvas as “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasModel</name>
    <message>
        <source>The layer&apos;s transparency is locked, so nothing can be erased. Unlock it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer is too far off the canvas to be painted on here. Move it closer first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasNotices</name>
    <message>
        <source>The oldest changes on the canvas can&apos;t be undone any more, because keeping them would take too much memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result is now a layer. The mask was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other picture with this aspect ratio has a mask.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasPage</name>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The arrow keys move the brush; hold Shift to paint while moving, or press Enter to paint a dot. Other tools move the same way; Enter starts and finishes an area. Hold Space and drag to move the picture.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardModel</name>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardsDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More actions, import and export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CellWords</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Picked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Stack of %n picture(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>File not available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yellow label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purple label</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Try one of these prompts:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CloseController</name>
    <message>
        <source>A picture is still being generated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The jobs waiting in the queue are kept whatever you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish, then close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close and generate it next time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) couldn&apos;t be saved and would be lost.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They exist only in memory. Save them elsewhere before you close SD Studio.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close SD Studio?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColourButton</name>
    <message>
        <source>Colours for painting on layers; X swaps them, D resets them to black and white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foreground colour {foreground}, background colour {background}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColourPicker</name>
    <message>
        <source>Hue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturation {saturation}%, value {value}%</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColourPopup</name>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hexadecimal value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recently used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hex</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CombineButtons</name>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to the mask (Shift)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtract from the mask (Alt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intersect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep only the overlap with the mask (Shift+Alt)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No command available now matches this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>N shows another two of three or four</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pictures next to each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a line to show more of one picture or the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pictures in turn; Space shows the next one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show where the pictures differ: the brighter, the more they differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amplify the difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many times brighter the difference is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for each picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long each picture is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left: {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right: {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Pictures, one over the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the pictures can&apos;t be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reveal what is blurred to see the difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pixel differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest difference {largest} of 255, mean {mean}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sizes differ, so the second picture was scaled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompositeMaskSwitch</name>
    <message>
        <source>The composite mask is shown: what isn&apos;t grey has been changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layer changes the picture yet, so all of it is grey.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContentBar</name>
    <message>
        <source>Comparing pictures by their content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) can&apos;t be read, so they aren&apos;t compared.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Compared with {done} of {total} pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The others follow when no picture is being made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ControlRow</name>
    <message>
        <source>ControlNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ControlNet model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ControlNet that is used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of hint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this ControlNet; Undo restores it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this ControlNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hint picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the hint picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the picture to follow, or drop it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use current picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use active layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit on canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the hint on the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the hint as a layer on the canvas, to paint on it. It isn&apos;t in the picture; the next pictures follow what is painted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove hint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop estimating the depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weaker edges are left out; the others continue strong ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges that are this strong or more begin a line; higher leaves fewer lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the usual thresholds again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly it is applied; 1 is as trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part of the steps after which it begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part of the steps after which it ends; ending earlier leaves the model more freedom with details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ControlNet: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds the edges of the picture. Turn it off if the picture already shows white lines on black.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimate depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimates the depth of the picture. Turn it off if the picture is a depth map already, where white is near.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture no longer exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer “{name}” on the canvas is used. Hide it to use another hint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimating the depth…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The depth wasn&apos;t estimated. Choose the picture again, or turn off “Estimate depth” to use it as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uses the input picture, unless you choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uses the input picture and its mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only works in the mode Inpaint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a picture here, or choose one. Its edges will be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a picture here, or choose one. Its depth will be estimated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a hint here, or choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the picture…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ControlsBox</name>
    <message>
        <source>ControlNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the picture follow the edges, depth or pose of another one, the hint. Several can be used at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a ControlNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ControlNet that fits this model is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get a ControlNet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the models, where ControlNets can be downloaded and imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more than {limit} can be used at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the edges, depth or pose of another picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ControlsController</name>
    <message>
        <source>Choose a hint picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture on the clipboard. Copy one first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CountPicker</name>
    <message>
        <source>Number of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many pictures each click on Generate makes (batch count)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio ran into an internal error. Your pictures and the queue are safe. You can continue working; if something looks wrong, restart SD Studio.

To report the problem, copy or save the details. They contain no prompts or pictures, and your user name has been removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cropper</name>
    <message>
        <source>The layer has nothing inside the selection, so it wasn&apos;t cropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection already reaches all four edges, so there is nothing to crop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the part to keep first, for example a rectangle.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Culling</name>
    <message>
        <source>Cull pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P pick · X reject · U unflag · 0–5 stars · 6–9 colour · Backspace undo · Enter finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advance after each key (A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advance after each key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n rejected picture(s) can be moved to the trash now; Undo restores them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep your decisions about %n picture(s)?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Keep decisions and delete rejects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep decisions only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue culling</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateDialog</name>
    <message>
        <source>Jump to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a date, such as {day} or {month}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A year, a month or a day; the nearest day with pictures is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This isn&apos;t a date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures then; this is the nearest day.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DepthBar</name>
    <message>
        <source>Depth</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DepthController</name>
    <message>
        <source>The depth on the canvas is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The depth map in the settings is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The depth on the canvas is hidden, so the model estimates its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model estimates the depth, unless you add one here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimating the depth. It will appear as a layer on the canvas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a depth map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The depth map was cropped to the aspect ratio of the canvas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save depth map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG, exact pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the depth map as “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DepthPanel</name>
    <message>
        <source>Histogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often each level occurs, from far to near. Drag the handles to choose which levels become black and white.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This level and lower ones become the farthest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This level and higher ones become the nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shifts the midtones: right brings them nearer, left moves them farther away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softens edges and fine detail in the depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap near and far, for depth maps where black is near</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stretch the levels that occur to the whole range from black to white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjust depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a picture to see how it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The settings below are those of the current picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder can&apos;t be reached. If it is on a drive, connect the drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The stars, tags and boards shown are those of the first %n of them. Changes apply to all.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoneBar</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop here to open this project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop here to use as the input picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop here to import as a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop here to copy the pictures into the library
The originals stay where they are</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DuplicatePair</name>
    <message>
        <source>Keep left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The left one is better; the right one goes to the trash at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The right one is better; the left one goes to the trash at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two versions of one picture; both stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures are unrelated; both stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly the same pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same light and dark areas, but different pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar light and dark areas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep one of each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at each pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at all pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures look alike, apart from those you have already decided on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures look alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) have exactly the same pixels as another.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>“Keep one of each” keeps the one with stars, tags or boards, or the oldest. The others go to the trash at the end, if you agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have decided on all pairs. You won&apos;t be asked about them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Move %n rejected picture(s) to the trash?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Undo restores them. Your decisions are kept in any case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue comparing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DynamicLine</name>
    <message>
        <source>How options are chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random: by the seed, anew for each picture. All combinations: each combination once, with the same seed. In turn: the first option of each, then the second, and so on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wildcards…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EdgesPanel</name>
    <message>
        <source>Grow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the edge of the mask: right to grow it, left to shrink it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feather</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softens the edge over this many pixels on each side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyReasons</name>
    <message>
        <source>The trash is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures you delete stay here for 30 days before they go to the system&apos;s trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures on this board yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag pictures onto its name, or select some and press B.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures in this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures that any program saves in it are shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything you make is kept here, with its prompt and settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make your first picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Without “{term}” there would be %n picture(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Search without “{term}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture matches this search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyStage</name>
    <message>
        <source>Get a model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get a model to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures are generated by a model. Download or import one to begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a picture on the right to view it, or generate a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would you like to create?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe it in the prompt on the left, then click Generate or press {keys}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndAnnouncer</name>
    <message>
        <source>A job failed. Open SD Studio to see why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job is finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The queue is finished, but %n job(s) failed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The queue is finished: %n job(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportCanvasDialog</name>
    <message>
        <source>Export canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selection only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is selected, so the whole picture will be exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JPEG has no transparency: what isn&apos;t selected will be white.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The metadata comes from the newest result on this canvas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been generated on this canvas yet, so there is no metadata to include.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Export %n picture(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name, for example {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field {field}. Did you mean {meant}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field {field}. “Insert” lists all fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number from 1 to 200 must follow the colon in {field}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The brace {brace} has no match. To use a brace in the name, type it twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File names can&apos;t contain {character}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{pictures}, estimating the size…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pictures}, about {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {count}, {left}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Exported %n picture(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Exported {done} of {count} pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These pictures couldn&apos;t be read: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Exported %n pages, {first} to {last}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Exported as “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. The files exported so far are complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You don&apos;t have permission to write to this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing failed: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Higher is larger; 80 to 95 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarge smaller pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert a detail of each picture, such as its date or seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact sheet, PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact sheet, PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List, CSV (spreadsheet)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List, JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Includes the prompt, the settings, and which computer and libraries were used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Includes the prompt and all settings, but nothing about this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Includes the prompt and the negative prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files contain only the picture and the mark that it was made with AI, unless you turned the mark off in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExtendPopup</name>
    <message>
        <source>Extend picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter how far to extend at least one side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New size: {width} × {height} pixels (now {before})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FacetGroup</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{value}, included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value}, excluded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FamilyBox</name>
    <message>
        <source>Made from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made from this one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FamilyDialog</name>
    <message>
        <source>Family of this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the left is what a picture was made from, on the right what was made from it. Use the arrow keys to move, Enter to open a picture, + and − to zoom, and F to show all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture was deleted. Its prompt was: {prompt}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FamilyGraph</name>
    <message numerus="yes">
        <source>Made from %n picture(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) made from it</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FewStepsOffer</name>
    <message>
        <source>Get few steps (4–8)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a LoRA with which this model makes pictures several times faster</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FewStepsSwitch</name>
    <message>
        <source>Few steps (4–8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use few steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use the usual steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switching it off brings back the settings from before.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileSetting</name>
    <message>
        <source>Certificates and keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FloatingBars</name>
    <message>
        <source>Expand the bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collapse the bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to move the bar up or down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FloatingPanel</name>
    <message>
        <source>Drag to move this panel; double-click to put it back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FloatingPanels</name>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tool settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers and masks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FolderController</name>
    <message>
        <source>Import pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures in “{name}” are shown where they are; new ones appear automatically.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed “{name}” from the library. Its files stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Imported %n picture(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) were already there.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderSection</name>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (can&apos;t be reached)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (not watched)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for new pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FolderSetting</name>
    <message>
        <source>Choose folder…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>automatic</source>
        <comment>a rectangle that follows from the rest</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click the name to reset it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic ({value})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FullScreenView</name>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GenerateBar</name>
    <message>
        <source>Add to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don&apos;t generate yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click again to end the image engine if it doesn&apos;t respond</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving what you painted…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model to begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an input picture to begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimating the time…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time is estimated after the first picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s), {time}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Takes {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GenerationPanel</name>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a red fish on a blue background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what you don&apos;t want to see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings for finer control; most pictures don&apos;t need them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GraphicsDialog</name>
    <message>
        <source>Graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: no graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: {cards}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{card} (driver {version})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio will retry automatically.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs {needed} of disk space, but only {free} is available. Free some space first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphics pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphics packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove graphics pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {pack}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This frees {size} of disk space, and pictures will be made on the processor. Nothing else changes; to use the graphics card again, download the pack again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridController</name>
    <message>
        <source>The comparison grid is ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridDialog</name>
    <message>
        <source>Compare settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left to right (X)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top to bottom (Y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The comparison in the Stable Diffusion 2 model card: guidance from 1.5 to 8 with 50 DDIM steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generates the same picture with different settings and arranges the results in a labelled grid (X/Y plot).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s), {time}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all pictures below this heading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HealthDialog</name>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk usage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the database, and compare it with the pictures folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to an earlier day&apos;s database and queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebuild from the pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read every picture and the journal again, also in folders elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the pictures whose files can&apos;t be found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pictures folder in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop; what has been read so far is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet; one is made each day</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Not yet since SD Studio started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database was damaged and has been rebuilt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No damage found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebuild the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read every picture and the journal again?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This helps if pictures or their stars, tags and notes are shown incorrectly. You can keep working meanwhile. The queue stays as it is, and a backup is made first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HealthTexts</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the trash</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>database {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>search index {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thumbnails {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>similar content {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>journal {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backups {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) in the queue</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the pictures again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring the backup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgetting missing pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup was restored. The jobs in its queue are paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n missing picture(s) forgotten.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The database was damaged and has been rebuilt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is intact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before every file was compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. The rest is unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything matches the files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) can&apos;t be reached or aren&apos;t looked into; their pictures weren&apos;t read again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new picture(s) found.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) can&apos;t be found.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Updated %n moved or renamed picture(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Everything matches the pictures folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HintOpener</name>
    <message>
        <source>Opening the hint…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a step to go back or forward to it, as Undo and Redo do.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportBar</name>
    <message numerus="yes">
        <source>%n file(s) couldn&apos;t be imported.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Looking for pictures: %n found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Importing pictures: {done} of {total}, {left}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportCard</name>
    <message>
        <source>Importing “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportController</name>
    <message>
        <source>Choose models, LoRAs or embeddings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model folder, or a USB drive with models</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportEntry</name>
    <message>
        <source>Import {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model&apos;s network predicts in each step, and whether it needs only a few steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a pickle file (.ckpt or .pth), which could contain malicious code. SD Studio doesn&apos;t run any of it: a separate process, isolated as far as your system allows, reads only the weights and saves them in the safe safetensors format. Import it only if you trust its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I trust the source of this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file doesn&apos;t say for which models this VAE is. Choose their family.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has no VAE, which turns what it makes into pictures. A copy of this one completes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has no VAE, which turns what it makes into pictures, and none that fits is installed. Get one, then import the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get a VAE…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the VAE that can be downloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If pictures come out grey, as noise or overexposed, choose another type later in the model&apos;s menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file doesn&apos;t specify this, so it is a guess. If pictures come out grey, as noise or overexposed, choose another type later in the model&apos;s menu.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Found %n item(s) to import</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This can&apos;t be imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examining the files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy into SD Studio&apos;s model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link to the original files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes no extra disk space, but the model can be used only while that drive is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs {needed} of disk space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} available.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space first, or link to the original files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm that you trust the pickle files to continue.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InputBox</name>
    <message>
        <source>Paint mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the input picture and paint a mask on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint over what should change; the rest stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint on the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the input picture on the canvas to paint on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can paint or sketch on it first. The whole picture is then repainted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InputController</name>
    <message>
        <source>Continue from this result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a picture to paint on. It becomes the input picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of this picture is transparent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it as the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture on the clipboard. Copy one, or choose a file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InputSlot</name>
    <message>
        <source>Depth map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a depth map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an input picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use current picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the picture shown in the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the picture; Undo restores it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture no longer exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the canvas. Hide the depth there to use a different depth map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optional: add a depth map, where white is near. Otherwise the model estimates one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop or paste a picture here, or:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the picture…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IntentBar</name>
    <message>
        <source>Intent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IntentsController</name>
    <message>
        <source>The settings decide how the mask is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is masked, so the whole picture changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are painting on a layer; choose a mask to paint over the area to change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint over the area to change.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobController</name>
    <message>
        <source>Added a job to the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now using this job&apos;s settings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobEditBar</name>
    <message>
        <source>Editing a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the job as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editing the job “{prompt}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the job in the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This job has started, so it can&apos;t be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This job is no longer in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add as a new job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add these settings to the end of the queue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobEditing</name>
    <message>
        <source>The job stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close SD Studio?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your changes to the job aren&apos;t saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job stays in the queue as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved to the job, which is waiting to run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved to the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This job has started, so the change can&apos;t be undone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobHistoryDialog</name>
    <message>
        <source>Job history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this job&apos;s pictures in the main window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the prompt and all settings of this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry this job, in its place in the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this job to the end of the queue. It gets a new seed if it has made pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No jobs yet. Jobs that finish, fail or are stopped are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job is waiting to run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added a job to the queue.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerTransfer</name>
    <message>
        <source>The selected part of this layer is empty, so nothing was copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied the layer to the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied the picture with its layers to the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayersController</name>
    <message>
        <source>There is no picture to paint on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layer is visible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer than two layers are visible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the top layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a layer first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the bottom layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transparency of this layer is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A depth layer can&apos;t be a reference layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This layer already has a mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This layer has no mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no layer below this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show both layers first: one of them is hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer below is of a different kind.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Layers, from top to bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You paint on the selected layer. Space shows or hides it, F2 renames it, Delete deletes it. The right arrow key chooses its mask, the left arrow key the layer. The last row is the picture itself: there, you paint on its mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blend mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the layer blends with what is below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of the layer; double-click for 100%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layers yet. Add one to paint or sketch above the picture; the picture itself stays unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture below all layers. Brush and eraser paint on its mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hint: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transparency locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with a layer mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you paint on its mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeaveFullScreen</name>
    <message>
        <source>Press Esc to leave full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures are shown, so there is no date to jump to.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LicencePage</name>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before you use this model, please read and accept its licence. You can read it again at any time from the Help menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use restrictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump to the list of prohibited uses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I accept these terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You accepted these terms on {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This copy of the licence may be out of date. Please compare it with the version on the web.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close SD Studio?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note couldn&apos;t be saved and would be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To save it, edit it again once the disk can be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MakingLine</name>
    <message>
        <source>What is being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue is paused, so this job has to wait.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkButtons</name>
    <message>
        <source>stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected pictures have different {marks}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkingBar</name>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing pictures: {done} of {total}, {left}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkingController</name>
    <message numerus="yes">
        <source>Culled %n picture(s). The rejects are in the trash; Undo brings them back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %n picture(s) to “{board}”.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n picture(s) from “{board}”.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>New board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted the board “{board}”. Its pictures are still in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the search “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” now finds what is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted the saved search “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after {done} of {total} pictures.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MaskTools</name>
    <message>
        <source>There is no layer yet, so there is nothing painted to select.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the layer to fill first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was nothing to select; the mask is unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MaskTransfer</name>
    <message>
        <source>Open a mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG, exact pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the mask as “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied the mask to the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MasksPanel</name>
    <message>
        <source>Masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You paint on the selected mask. Space shows or hides it, F2 renames it. Where several masks overlap, the strongest counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the area of the selected mask may change; lower values keep more of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click to rename</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MissingDialog</name>
    <message>
        <source>Missing pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of these pictures can&apos;t be found. If the files come back, so do the pictures, with everything you added to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Forget %n missing picture(s)…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %n missing picture(s)?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>They will no longer be listed as missing. No file is deleted, and what you added to them stays in the journal: if their files come back, so does everything you added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModeChooser</name>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More modes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More modes, which need special models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mode}: {needed}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>decodes with {vae}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good for: {purpose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the licence of this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More actions for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More actions for this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio will retry automatically.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection appears to be metered, so the download is waiting for your approval. It starts automatically on an unmetered connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio can&apos;t download this model, because it has no way to verify that the files are genuine. If you already have the model, import it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs {needed} of disk space, but only {free} is available. Free some space first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change this if pictures come out grey, as noise or overexposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s own VAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change this if pictures come out black, pale or with wrong colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get a VAE…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decode with</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelChooser</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small and fast: draws simple objects on plain backgrounds, but no people, scenes or photographs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get a full model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See which models are available and download them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decode as usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the VAE that is chosen under “Decode with” in the model&apos;s menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decodes with the model&apos;s own VAE instead of “{usual}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decodes with the VAE “{vae}” instead of the model&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decodes with the VAE “{vae}” instead of “{usual}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manage models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open model folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Native size: {size} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small model for trying things out. It draws one or two simple objects, as solid, flat or line drawings, in the colour, size and position you describe, on a plain or gradient background. For people, scenes, photographs or text, use a full model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored because pickle files could contain malicious code: {files}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelController</name>
    <message>
        <source>Choose a folder or USB drive to export the model to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “{model}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model moves to the trash, and you can restore it from there. Pictures made with it are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the download of “{model}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {size} downloaded so far will be deleted. To keep it and continue later, pause the download instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep downloading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelNotices</name>
    <message>
        <source>New pictures will be made with {model}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} is ready to use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} was moved to the trash. New pictures will be made with {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} is no longer available. New pictures will be made with {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was imported. You&apos;ll find it under LoRAs and embeddings, in Advanced settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n LoRAs and embeddings were imported: {names}. You&apos;ll find them in Advanced settings.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{model} verified: no damage found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} was moved to the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} was exported to {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelWindow</name>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models generate the pictures, and each has its strengths. A full model takes a few gigabytes of disk space and is downloaded only once. Drop a model file here to import it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a model from a file, a folder or a USB drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a folder or USB drive…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download sources…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where models are downloaded from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available for download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} available on the models&apos; drive.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewCanvasDialog</name>
    <message>
        <source>New canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with a white canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with a black canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the colour of the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of the canvas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotImportedDialog</name>
    <message numerus="yes">
        <source>%n file(s) couldn&apos;t be imported. They are unchanged.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Files that weren&apos;t imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Write a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeController</name>
    <message>
        <source>SD Studio didn&apos;t shut down properly last time. Your prompt and settings are as you left them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio will close when everything is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio will close when this job is finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio {version} is available.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What&apos;s new…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ObjectBar</name>
    <message>
        <source>Selecting objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image engine is busy; it will answer after the current step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the image engine to start…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysing the picture… You can already click.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the object…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found there. Click elsewhere, or drag a box.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This will be the mask. Click what&apos;s missing, Alt+click what doesn&apos;t belong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click an object, or drag a box around it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpenedCard</name>
    <message>
        <source>Opened from {folder}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpeningNote</name>
    <message>
        <source>Opening the picture…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptionsBar</name>
    <message>
        <source>Tool settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diameter of the brush; press [ or ], or hold Ctrl and turn the mouse wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sharp the edge of the brush is; lower values are softer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much a colour may differ from the one you click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contiguous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the area connected to the place you click, not the whole picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick colours from everything visible, or only from the layer you are painting on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 × 3 pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 × 5 pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick the average colour of this many pixels around the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much a stroke covers. Partly covered areas change only partly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much a stroke covers what is below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageMenus</name>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParameterTable</name>
    <message>
        <source>Only what differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartButtons</name>
    <message>
        <source>Foreground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeerRecall</name>
    <message>
        <source>The file of this picture records none of these settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these settings of this picture can be used here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Now using %n of this picture&apos;s setting(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This picture&apos;s settings are in use already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your prompt and seed stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Left out or adjusted: {list}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeerSettingsOffer</name>
    <message>
        <source>This picture&apos;s file contains no settings that SD Studio can use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture was made with {program}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now using this picture&apos;s settings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureController</name>
    <message numerus="yes">
        <source>Moved %n picture(s) to the trash.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>PNG, exact pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JPEG, smaller file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WebP, smaller file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AVIF, smallest file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} couldn&apos;t be saved: {reason}. The original picture is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureDrops</name>
    <message>
        <source>Open a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to use the picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PicturesZone</name>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your pictures appear here and are kept until you delete them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue is paused, so this job has to wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio didn&apos;t shut down properly, so the jobs in the queue are paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue is still paused. New jobs wait until you continue.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetEditor</name>
    <message>
        <source>Save preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for “{model}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Using the preset then also chooses this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only if a seed is set; otherwise each job draws one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this as it is set now; otherwise using the preset leaves it alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uncheck it to leave this as it is when the preset is used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Includes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No presets for this model yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetsController</name>
    <message>
        <source>My preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” now has the current settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted the preset “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” is back to its own defaults.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {model}, settings that you don&apos;t change now come from “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All settings are back to the model&apos;s defaults.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now using the preset “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: {list}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the preset “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing presets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Imported %n preset(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out %n entry(s) that can&apos;t be read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %n preset(s) to “{file}”.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PresetsDialog</name>
    <message>
        <source>For all models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include presets for other models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Using a preset for another model also chooses that model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of the preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these settings; Undo restores yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the current settings as a preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No presets yet. Save the settings that you use often under a name, or drop a preset file here to import it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are presets only for other models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No preset matches the search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the model&apos;s defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings that you don&apos;t change go back to {model}&apos;s own defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set as default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {model}, size, sampling and strength are those of this preset unless you change them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default of {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update with the current settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export all…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Prompt preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose other options with another seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy these prompts, or those selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make pictures from exactly these prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrivacyCover</name>
    <message>
        <source>Your pictures are hidden. Press {key} to show them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgramSetting</name>
    <message>
        <source>Choose program…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use system default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System default</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProjectController</name>
    <message>
        <source>Open a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as PSD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening “{file}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding this project&apos;s results to the library: {done} of {total}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest of this project&apos;s results were not added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) of this project were added to the library.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) of this project stay in the trash.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This project was saved with its prompt and settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now using this project&apos;s settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as “{file}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” was not exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting “{file}”…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromptController</name>
    <message numerus="yes">
        <source>Added %n job(s) to the queue.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromptEditor</name>
    <message>
        <source>Change the prompt; Undo takes it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add “{name}” to LoRAs and embeddings, and remove the tag from the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some programs load a LoRA when they find this tag in a prompt. SD Studio ignores the tag: choose LoRAs and set their weights under LoRAs and embeddings, in Advanced settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right-click to fix it: {fix}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice model doesn&apos;t know this word and will guess. A full model is likely to know it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This word isn&apos;t in the dictionary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{tag}” is ignored in the prompt, but you have this LoRA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{tag}” is ignored. Add the LoRA&apos;s file under LoRAs and embeddings, in Advanced settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{tag}” is ignored: SD Studio doesn&apos;t support hypernetworks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio doesn&apos;t support this prompt syntax: {pieces}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice model doesn&apos;t know {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice model doesn&apos;t know any of these words, so it can only guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try “{example}”, or use a full model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{piece}” has no counterpart, so the model reads it as ordinary characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{piece}” never ends with “&gt;”, so the model reads it as words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some programs combine two prompts here. SD Studio doesn&apos;t, so the model reads this as ordinary text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no wildcard “{piece}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make “{text}” an ordinary character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace with a comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pieces} and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromptSummary</name>
    <message>
        <source>Reading the prompt…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s), each with its own words</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{prompts}, {pictures}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueryCompleter</name>
    <message>
        <source>Suggestions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueryHelpDialog</name>
    <message>
        <source>Search syntax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueBox</name>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{jobs}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{jobs}, at least {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{jobs}, time not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry all failed jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueController</name>
    <message numerus="yes">
        <source>Removed %n job(s) from the queue.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Delete to remove a job, Alt+Up or Alt+Down to move it, and Enter to edit it, or to retry it if it failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecallController</name>
    <message>
        <source>Now using this picture&apos;s settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now using this picture&apos;s prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now using this picture&apos;s prompt template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RelationsController</name>
    <message>
        <source>Opened a copy. What you save in the other program becomes a new picture here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program could be started for this picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a program…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you saved in the other program is now a new picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in library</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as a text file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This report helps the developers find out what went wrong. It contains no prompts or pictures, and your user name has been removed. Nothing is sent automatically; to pass the report on, copy or save it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as “{file}”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultsBar</name>
    <message>
        <source>Results, oldest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More actions for the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This result isn&apos;t the size of the canvas, so it can&apos;t become a layer. You can continue from it instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This result is in the layer “{name}”. Click to choose that layer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavedSearchController</name>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update to what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have this name find the pictures that are shown now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete saved search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Search prompts, tags and notes (/)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, “a phrase”, -without, rating:&gt;=3, model:, tag:, date:2026-11 ({key} shows everything)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headings and stacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headings, stacks, and jump to a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order of the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the thumbnails (Ctrl+wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{pictures}, {count} selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “{term}” from the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{term}” isn&apos;t understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{term}” isn&apos;t understood, so it is left out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeedEditor</name>
    <message>
        <source>random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random seed: a new seed for every picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed seed: reuse the seed of the last picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” can&apos;t be used as a seed. Seeds are whole numbers from 0 to {limit}; leave the field empty or type -1 for a random seed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingRows</name>
    <message>
        <source>Made on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA or embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as made with AI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as made with AI from another picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed (C2PA); not verified here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphics card…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes effect after a restart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device: starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device: {name}, {memory}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model compiled for the graphics card can be faster. Compiling needs Linux with Triton, a C compiler and Python&apos;s header files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compiling makes most graphics cards faster. The first picture of each size takes about a minute longer, and pictures differ slightly. Fast mode, seamless pictures and LoRAs run without compiling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenVINO can be faster on computers without a graphics card. To use it, install it with “pip install openvino”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenVINO can be faster than PyTorch, depending on the processor, so try both. Pictures differ slightly. Each model is prepared once, which takes a minute or more. Fast mode, seamless pictures, LoRAs and ControlNets run with PyTorch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepared models use {size} of at most {limit}; the least recently used are removed first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Settings of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all settings of this picture as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the models window to download or import this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsText</name>
    <message>
        <source>{name}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRAs and embeddings: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wildcards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt without styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative prompt without styles</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetsDialog</name>
    <message>
        <source>Comparison grids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this comparison grid in the main window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this comparison grid&apos;s file in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No comparison grids yet. A grid shows the same picture generated with different settings, side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file can&apos;t be opened.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No shortcut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a command to change its shortcut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New shortcut for “{command}”:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} is already the shortcut for “{command}”, which will lose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all commands to their default shortcuts?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command or shortcut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New shortcut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the command&apos;s default shortcut</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideLists</name>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete board</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SigningBox</name>
    <message>
        <source>Passphrase of the private key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only if the key has one. It is kept in the system&apos;s keyring; where there is none, in a file that only you can read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies will be signed as “{name}”. The certificate is valid until {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viewers show the signature as trusted only if they know who issued the certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is self-signed, so viewers will show the signature as untrusted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SizePicker</name>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same as the input picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} pixels, 4 times the input picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} pixels, same as the input picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the input picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the width and height yourself. At sizes far from the model&apos;s native size, {size} pixels, subjects tend to repeat.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SnapshotsController</name>
    <message>
        <source>Deleted the snapshot “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture to paint on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish editing the queued job first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {count} snapshots already; delete one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has changed since the canvas was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a snapshot first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The canvas is the same as this snapshot.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SnapshotsPanel</name>
    <message>
        <source>Keep a snapshot before you try something: you can return to it at any time, and undo never removes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snapshots, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter restores the selected snapshot, F2 renames it, Delete deletes it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourcesSheet</name>
    <message>
        <source>Download sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio tries the selected source first, and the others if it fails. You don&apos;t have to trust any of them: every file is checked against the checksum of the original and rejected if it differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mirror near you is often faster, and your company or school may run its own. The address begins with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hugging Face layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ModelScope layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of exported models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How files are organized on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this source and try it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture&apos;s file can&apos;t be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint over what should change, then click Generate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint over what should change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint on the picture, then click Generate to repaint all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole picture is repainted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{zoom}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device that generates the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory in use by the image engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show models and downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}: {percent}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} is waiting for your approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}: interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused, {count} waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least {time} in all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StopController</name>
    <message>
        <source>Stop generating?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You would lose more than a minute of work on this picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Pictures, newest first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StyleChip</name>
    <message>
        <source>Remove the style {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to remove it. Alt+Left and Alt+Right change the order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StyleEditor</name>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert {prompt}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to what you write. {prompt} stands for your words; without it, they come first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watercolour painting of {prompt}, soft edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to your negative prompt, in the same way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put {prompt} where the cursor is, or in place of the selected words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A heading of your own under which the style can be found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt of the style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative prompt of the style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a cat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{tag}” has no effect in a style.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options and wildcards stay as they are in a style.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StylesBox</name>
    <message>
        <source>Styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose styles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice model doesn&apos;t know the words of {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StylesController</name>
    <message>
        <source>Deleted the style “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the style “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed the style “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing styles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Imported %n style(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>None of the styles were new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>You already have %n of the styles.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out %n entry(s) without a name or words.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %n style(s) to “{file}”.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StylesDialog</name>
    <message>
        <source>Styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds names, descriptions and words of styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which styles are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of the style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the style, or a copy of it if it ships with SD Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New from prompt…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a style from the words in the prompt fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No style matches the search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no styles of your own yet. Make one from the current prompt or from a picture, or drop a style file here to import it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No favourites yet. Choose “Add to favourites” in a style&apos;s menu to find it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No style is in use. Double-click one to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no styles here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the next pictures without this style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop using</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put your prompt in this style; several can be used at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export all your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export this style</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TagEditor</name>
    <message>
        <source>Add tags, separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the tag “{tag}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only some pictures have the tag “{tag}”. Remove it from them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThumbnailPicker</name>
    <message>
        <source>Thumbnail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the middle of an image as the thumbnail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the first letter of the name instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a thumbnail</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokenLabel</name>
    <message>
        <source>{count} of {limit} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model reads {limit} tokens at a time, which is about 50 words. A longer prompt is read in several chunks, which weakens the effect of each word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part {number} ends after “{words}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>And %n more part(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainedSizes</name>
    <message>
        <source>Trained size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sizes that this model was trained on; its pictures are best in these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of them</source>
        <comment>the size of the picture</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransformBar</name>
    <message>
        <source>X</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left edge of the box, in pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top edge of the box, in pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width in percent; a negative value flips it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height in percent; a negative value flips it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotation clockwise, in degrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep proportions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale width and height together; Shift does the opposite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply the transformation (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave everything as it was (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransformController</name>
    <message>
        <source>Transforming…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer mask hides the whole layer, so nothing changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is painted or selected here, so nothing changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrashController</name>
    <message numerus="yes">
        <source>Put %n picture(s) back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the trash?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Empty the trash of %n picture(s)?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Delete for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n picture(s) for good?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They leave the library, along with their stars, tags and notes, and their files go to the system&apos;s trash.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Moved %n picture(s) to the system&apos;s trash.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The system has no trash for %n picture(s), which stay.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UpdateDialog</name>
    <message>
        <source>Updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What&apos;s new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check automatically, at most once a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open download page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for a newer version…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have the newest version ({version}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio {version} is available; you have {current}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updating keeps your pictures, models and settings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture can&apos;t be opened.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewerBar</name>
    <message>
        <source>Previous picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the slideshow; any key stops it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long each picture of the slideshow is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show how this picture was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s for each picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Ready to try: the practice model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is small and knows only a few words: try one of the example prompts on the left. For anything else, get a full model. It is downloaded once and then works offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close; you can open it again from the Help menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See all models and what they are good for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a model from a file that you already have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} download: {slow} at 20 Mbit/s, {quick} at 100 Mbit/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring the speed of this computer…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WildcardsDialog</name>
    <message>
        <source>Wildcards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a wildcard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries, one on each line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One entry on each line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a wildcard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy text files as wildcards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change its name or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move its file to the system&apos;s trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the last deleted wildcard back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put its name into the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the files in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A wildcard is a list of words or phrases. Write its name between double underscores, such as __animals__, and each prompt gets one of its entries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is too long to be edited here. Open it in a text editor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>New wildcard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, with / for folders:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename wildcard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved “{name}” to the system&apos;s trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import wildcards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text files</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Imported %n file(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ZoomButton</name>
    <message>
        <source>Zoom, rotate or mirror the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{degrees}°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View: {state}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_AxisRow</name>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text values separated by |</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separate with commas; available: {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values separated by commas or semicolons, or a range such as 10:50:10 (first:last:step)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make new pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint on a picture, or over what should change in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find, sort and look at all your pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate pictures from the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the current picture; finished pictures are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop with con&amp;firmation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the current picture, but ask first if a lot of work would be lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose &amp;model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the model that generates the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open model folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a Stable Diffusion model from a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manage mo&amp;dels…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download, import, verify, export and remove models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a model, LoRA or embedding from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;hoose input picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from an existing picture instead of the prompt alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste pict&amp;ure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the picture on the clipboard as the input picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start f&amp;rom this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate a new picture based on this one (image to image)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In&amp;paint this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regenerate the parts you paint over; the rest stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upsca&amp;le this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarge this picture to four times its width and height (x4 upscaler)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare this picture with the one it started from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint on can&amp;vas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch between painting on the input picture and viewing the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;w canvas…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with a blank picture to sketch on, then repaint it with Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Estimate depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the depth model estimate what is near and far, as a layer that you can change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open depth map…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a greyscale picture as the depth: white is near</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Adjust depth…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the levels of the depth, invert it or blur it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;how depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the depth over the picture and use it; hidden depth isn&apos;t used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save depth map…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the depth as a greyscale picture: white is near</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint over what should change; the right mouse button erases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase parts of the mask; the right mouse button paints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;wap brush and eraser, or colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a mask, switch between brush and eraser; on a layer, swap foreground and background colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask a rectangle; Shift makes it square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ell&amp;ipse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask an ellipse; Shift makes it a circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;asso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask an area that you draw around freehand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask an area with straight edges, corner by corner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magic wan&amp;d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask areas of the colour you click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fill an area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill an outline painted on the mask, or an area of one colour on a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask an object that you click or drag a box around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;yedropper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a colour from the picture; while painting on a layer, you can also hold Alt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colour…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the colours for painting on layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default colours: black and w&amp;hite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the foreground colour black and the background colour white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill with colo&amp;ur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the selected part of the layer, or all of it if nothing is selected, with the foreground colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a picture to add as a layer, to start from, to use as a mask, and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smaller brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the brush and eraser smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the brush and eraser larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fill mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask the whole picture; then erase what should stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase the whole mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Invert mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change what would stay, and keep what would change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select what is painted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the mask with what is painted on the current layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Grow, shrink or feather…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the edge of the mask, or soften it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open mask…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load a mask from a file: white areas change, black areas stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save mask…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the mask as a picture: white areas change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the mask, for another picture or another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the picture on the clipboard as the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hide mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the picture without the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose &amp;automatically</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace what is masked, or vary the whole picture if nothing is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;pre-fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the model starts from: its context with the masked area pre-filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the mask decide again which part of the picture the model sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask &amp;list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List all masks of the picture beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an empty mask with its own strength, and paint on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;uplicate mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a copy of the mask you are painting on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the mask you are painting on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the mask you are painting on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a mask from another pic&amp;ture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a mask that you painted on another picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Layers and masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the layers and masks beside the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an empty layer to paint on; the picture stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;uplicate layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a copy of the layer, directly above it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the layer a name that says what is on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the layer with all that is painted on it; Undo brings it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase the selected part of the layer, or all of it if nothing is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose layer &amp;above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint on the layer above this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose layer &amp;below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint on the layer below this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move layer u&amp;p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the layer one place up in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move layer d&amp;own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the layer one place down in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock &amp;transparency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint only where the layer already has colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;ference layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the layer for reference only; it is not part of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer mask from &amp;selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only the selected part of the layer; nothing is erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pa&amp;int on layer mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush and eraser show and hide parts of the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appl&amp;y layer mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase what the layer mask hides, and remove the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete layer mas&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the layer mask, so that all of the layer shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Merge down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge the layer with the one below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge &amp;visible layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge all visible layers into one; the picture below them stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flatten to ne&amp;w picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue on a new picture that combines this one and its visible layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mo&amp;ve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the layer, its selected part, or the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Transform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale and rotate the layer, its selected part, or the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the selected part of the layer to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected part of the layer to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;merged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected part of the picture with all its visible layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste as layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the picture on the clipboard as a new layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip &amp;horizontally</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror the layer, its selected part, or the mask from left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip &amp;vertically</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror the layer, its selected part, or the mask from top to bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate &amp;left by 90°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the layer, its selected part, or the mask anticlockwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate &amp;right by 90°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the layer, its selected part, or the mask clockwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop l&amp;ayer to selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the part of the layer outside the rectangle around the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop ca&amp;nvas to selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue on the selected part of the picture, with its layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport canvas…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture and its visible layers, or only the selected part, as a single file such as PNG or JPEG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep a snapshot…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the canvas as it is now under a name; undo never removes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restore snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return to the snapshot; this can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;name snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the snapshot a name that says what it keeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the snapshot; the canvas stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snapshot &amp;list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the snapshots beside the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert to &amp;opened state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return to the canvas as it was when it was opened; this can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Op&amp;en project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an OpenRaster file on the canvas, such as one from Krita, GIMP or MyPaint, with its layers and masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save pro&amp;ject as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture with its layers, masks and settings as an OpenRaster file, which Krita, GIMP and MyPaint can also open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as P&amp;SD…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture with its layers and masks as a Photoshop file, which many other programs can also open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the next result on the canvas, as the right arrow key does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the previous result on the canvas, as the left arrow key does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the canvas without a result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare with original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the canvas without the result to the left and with it to the right of a line that you can drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use as layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add what this result changes to the canvas, as a layer with its own mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue &amp;from this result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make this result the picture on a new canvas, without layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;More like this result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate another result with the same settings and a different seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move this result to the trash; Undo restores it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Increase weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the model follow the selected words, or the word at the cursor, more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Decrease weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the model follow the selected words, or the word at the cursor, less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fix the syntax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the brace or bracket at the cursor, or fix the first mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;view prompts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the prompts that a dynamic prompt stands for, before they are queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wil&amp;dcards…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the word lists from which __name__ in a prompt takes an entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare se&amp;ttings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate the same picture with different settings, side by side in a grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;mparison grids…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View the comparison grids made so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Random seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a new seed for every picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>St&amp;yles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose, make and import styles for the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a style from the pro&amp;mpt…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the words of the prompt fields as a style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ma&amp;ke a style from this picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture&apos;s prompt as a style, with the picture as its thumbnail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Presets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use saved settings, and choose those that a model starts with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save settings as p&amp;reset…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the current settings under a name, to use them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset settin&amp;gs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the defaults of the model for all settings; prompt, styles and LoRAs stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fe&amp;w steps (4–8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make pictures in few steps, with a LoRA that fits the chosen model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Board for new pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the board that new pictures go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show ad&amp;vanced settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every setting, or only the essential ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy of this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this picture to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this picture&apos;s file in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reuse s&amp;eed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this picture&apos;s seed for the next ones, to change only the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use these settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the prompt and all settings of this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move this picture to the trash; Undo restores it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View &amp;full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View this picture full screen; use the arrow keys to browse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to &amp;window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom so that the whole picture fits the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to 100%: one picture pixel per screen pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarge the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrink the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Double size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the picture at 200%, each pixel as 2 × 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate view &amp;left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate the view by 15°, or drag with Shift and Space held; the picture itself doesn&apos;t change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate view &amp;right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mirror view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the picture as in a mirror, to spot what is askew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;set rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the picture upright and not mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixel &amp;grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show lines between pixels at a zoom of 800% or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a horizontal and a vertical line through the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Composite mas&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what layers and results change: the picture is grey where it is still exactly the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Floating panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In full screen, show or hide the tools, layers and masks over the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search prompts, negative prompts, tags, notes and file names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;ve this search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this search under a name, in the panel on the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a board to collect pictures on; a picture may be on several boards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group by &amp;day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pictures under the day they were made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group by &amp;month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pictures under the month they were made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group by se&amp;ssion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show pictures that were made one after the other under one heading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don&apos;t &amp;group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all pictures without headings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stac&amp;k by prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show one picture for all those made in one session with the same prompt, model and size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expa&amp;nd or collapse this stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pictures in this stack, or only the first one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show file names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the file&apos;s name below each picture of the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Jump to date…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the pictures of a month or a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sho&amp;w trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pictures that were deleted, to put them back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide all pict&amp;ures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover everything in the window at once; the same key brings it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;eveal blurred pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the selected pictures without blur until you move on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy pictures made with any program into the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the pictures in a folder and its subfolders into the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pictures in a folder without copying them, and new ones as they appear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cull pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go through the pictures full screen: pick, reject, rate, and decide at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare two to four selected pictures and their settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Op&amp;en on the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint on this picture to change parts of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open in Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this picture in Create (double-click)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No s&amp;tars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the stars of the selected pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;1 star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate the selected pictures: 1 of 5 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;2 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate the selected pictures: 2 of 5 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;3 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate the selected pictures: 3 of 5 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;4 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate the selected pictures: 4 of 5 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;5 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate the selected pictures: 5 of 5 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark the selected pictures as picked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;ject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark the selected pictures as rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unflag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the flag of the selected pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No co&amp;lour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the colour label of the selected pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the selected pictures a red label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Yellow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the selected pictures a yellow label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the selected pictures a green label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the selected pictures a blue label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purpl&amp;e</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the selected pictures a purple label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit t&amp;ags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add tags to the selected pictures, or remove some</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;dd to board…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the selected pictures on a board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move from this board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the selected pictures from the board that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ed&amp;it note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note about this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update saved sea&amp;rch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the saved search that was chosen last find the pictures that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the pictures on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put bac&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the selected pictures back where they were before they were deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;elete for good…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the selected pictures from the trash to the system&apos;s trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty tras&amp;h…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move everything in the trash to the system&apos;s trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use pr&amp;ompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this picture&apos;s prompt and negative prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use prompt template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the dynamic prompt that this picture&apos;s prompt was written from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use settin&amp;gs without prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use all settings of this picture except its prompt and seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rem&amp;ix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use all settings of this picture except its seed, to make more like it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth from t&amp;his picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the depth of this picture and draw something else (depth to image)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy command li&amp;ne</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy a command that makes this picture again in a terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo the last undone action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List what can be undone and redone, and go back to any step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish the current job, then pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove every job that hasn&apos;t started; Undo restores them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture se&amp;ttings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the settings below a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left &amp;panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the panel on the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Right panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the panel on the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hide both panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide both panels and fill the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find any command by name or by what it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language, theme, folders and performance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Graphics card…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make pictures on the graphics card instead of the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See every command and its shortcut, and change shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search syntax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what can be typed in the library’s search field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Getting started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See which models are available and how fast they run on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model &amp;licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the licence of the models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem &amp;report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what to tell the developers about a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check for &amp;updates…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See whether there is a newer version of SD Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About SD Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close SD Studio; the queue and all pictures are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the selected pictures in another format or size, or as a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the prompt and settings of the selected job before it runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dup&amp;licate job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a copy right after the selected job. It gets a new seed, unless the settings on the left have this seed fixed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retr&amp;y all failed jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try every failed job in the queue again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Job history…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the jobs that finished, failed or were stopped, and use them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library status and backups…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check, back up, restore or rebuild the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Famil&amp;y…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what this picture was made from, and what was made from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find simil&amp;ar pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show pictures that look like this one, the most similar first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find pictures &amp;with similar content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show pictures with similar things in them, whatever their colours and composition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find duplicates…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare pictures that are the same or look alike, and keep the better ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in ano&amp;ther program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a copy in another program; what you save becomes a new picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>adapters</name>
    <message>
        <source>Made for {family}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of its layers fit this model ({layers}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fitting} of {layers} layers fit this model; the others have no effect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{method}: makes pictures in few steps (steps {steps}, guidance {guidance}, {sampler}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its file also contains embeddings, which aren&apos;t used: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>Generate pictures with Stable Diffusion. Without arguments, the window opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print JSON, one object per line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>generation mode, one of: {modes} (default: inferred from the model and the inputs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how far to extend the image at its sides, in pixels or percent of its size, such as left=25%,top=64</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input image: {formats}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inpainting mask of the image&apos;s size; white areas are repainted (default: the image&apos;s transparent area)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depth map, white is near (default: estimated from the image)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style to apply to the prompts (see: sdstudio styles list); can be repeated, and styles are applied in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA to apply, a file or the name of an installed one, optionally with a weight (default: 1); can be repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use an installed LoRA for few steps (4–8) that fits the model, with its sampler, steps and guidance unless they are given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>textual inversion embedding to use; can be repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ControlNet with its hint picture, such as canny=edges.png,weight=0.8,end=0.7; kinds: {kinds}. tile and inpaint use the input image if no picture is named; find=on finds the edges of a picture for canny, with the thresholds low and high; model is an installed ControlNet or a file (default: the only one that fits); can be repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>installed model (see: sdstudio models list) or folder in diffusers layout (default: the practice model)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>installed VAE to decode with, or “own” for the model&apos;s own (default: as chosen in the model&apos;s menu)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>library that runs the UNet; inductor (PyTorch compiled for the graphics card) and openvino fall back to torch where they are unavailable or cannot do the job (default: as in the settings)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what to do with the masked area; sets strength, pre-fill, grow, feather, blur, context and colours unless they are given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>generate pictures from a prompt or an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of pictures; the seed increases by 1 for each (default: 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how options in the prompt, such as {red|blue} and __wildcard__, are chosen: random (by the seed), all (every combination, --count pictures each), cyclic (the first of each, then the second …), off (leave the prompt as it is) (default: random)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio doesn&apos;t support this prompt syntax: {pieces}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice model does not know any of these words, so the picture is a guess. Try “{example}”, or another model with --model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compare values of one or two parameters in a grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parameter that varies from left to right, such as steps=10,20 or steps=10:50:10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parameter that varies from top to bottom, in the same format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>card: the model card&apos;s evaluation, guidance 1.5 to 8 with 50 DDIM steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transparent part of “{file}” is used as the mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>search, import, rate, tag, export, check and back up your pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work with the pictures in the library. A QUERY is what you would type into the search field, for example: sdstudio library search fish rating:&gt;=4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures folder of the library (default: as in the settings)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back up the library&apos;s database, or list the backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the library&apos;s database, even while a window has it open. The newest backups of seven days and four weeks are kept, and the four newest. Pictures aren&apos;t copied; everything else is in the pictures folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the backups, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no backups yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>search, as in the search field, or files in the library; put -- in front of a search that begins with a hyphen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write copies, a contact sheet or a list of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder to write to; nothing in it is overwritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>format of the copies (default: png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write a list of the pictures and their settings instead of copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write a contact sheet instead of copies (default: pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longest side in pixels, a percentage such as 50%%, or original (default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enlarge pictures that are smaller than that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quality of JPEG, WebP and AVIF, 1 to 100 (default: 90)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how much of the metadata the copies contain (default: whole)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names of the copies, with fields such as {date} {prompt:30} {seed} (default: {name}); for a contact sheet or list, its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures side by side on a contact sheet (default: 4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text below the pictures of a contact sheet, with the same fields as --name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. The files that were written are complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures exported: {done} of {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy pictures into the library, with the settings that they contain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy pictures of any program into the library, each once, with the settings in them and in the .txt and .xmp files beside them. The originals stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture, or folder whose pictures, also in subfolders, are imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy nothing: show the pictures in the folders where they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>board to put the new pictures on; created if there is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tag for the new pictures; can be repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. The pictures that were imported stay in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures imported: {count}. Already in the library: {duplicates}. Not imported: {failed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show which pictures would change without changing any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures that would change: {changed} of {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures changed: {changed} of {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the pictures folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexing pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give pictures stars, a flag or a colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of stars, 0 to 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flag the pictures as picked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flag the pictures as rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove the flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour, or none to remove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rebuild the library&apos;s index from the pictures; everything else is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read every picture, also in folders that are shown where they are, and the journal next to the pictures again, and rebuild the library&apos;s index from them. Stars, tags, boards, notes and the queue stay, and no picture is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. SD Studio continues the next time it starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures in the library: {count}, of which {new} are new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restore a backup of the library&apos;s database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a backup. Pictures made since then stay, and so does what you added to them; jobs in the backup&apos;s queue are paused. The current database is kept next to the restored one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name as shown by: sdstudio library backup --list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{backup} was restored. Pictures in the library: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the pictures that a search finds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as in the search field, for example: fish rating:&gt;=4 tag:sea (default: all pictures); put -- in front if it begins with a hyphen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list at most N pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date, rating, size, name or random, with -up or -down for the direction (default: date, newest first)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures found: {count}, of which {shown} are listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures found: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add tags to pictures or remove them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tag to add; can be repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tag to remove, in upper or lower case; can be repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: damaged ({detail}). To recreate it, run: sdstudio library rebuild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: there is no database yet. To create it, start SD Studio or run: sdstudio library rebuild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: damaged ({detail}). To repair it, run: sdstudio library rebuild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the folder can&apos;t be found. Connect its drive or put it back; its pictures stay in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: missing. Put the file back, and the picture is shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: can&apos;t be read. Put back a copy of the file, or make the picture again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: not in the library yet. To add it, start SD Studio or run: sdstudio library rebuild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: overwritten with another picture. To update the library, start SD Studio or run: sdstudio library rebuild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: can&apos;t be read ({detail}). Check the drive and the file&apos;s permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: damaged (lines: {detail}). Everything that can be read is kept. To remove the rest, run: sdstudio library rebuild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: differs from the database (entries: {detail}). To fix this, run: sdstudio library rebuild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the database, the pictures&apos; files and the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the database, the search index, the thumbnails, the files of all pictures, and the journal. Nothing is changed, and a window may be open. The exit code is 1 if anything is wrong; each line says what is wrong and how to fix it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compare sizes and times instead of reading every picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problems found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show what picture files say of where they come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows whether files are marked as made with AI, have Content Credentials (which aren&apos;t verified), and carry the invisible mark of SD Studio. Without one, a picture may still have been made with AI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture of any program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print events as JSON, one object per line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content Credentials (C2PA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invisible mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list, download, import, verify, export and remove models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manage the models on this computer. Start with: sdstudio models list. Then download one, for example: sdstudio models download sd-2-1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install a model from a file or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>.safetensors or .ckpt checkpoint, folder in diffusers layout, model exported by SD Studio, LoRA or textual inversion embedding, VAE, ControlNet, model that finds similar pictures or selects objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install every model in the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name for the model (default: taken from the file)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use the weights where they are instead of copying them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the model predicts (default: as detected)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model needs only a few steps and no guidance: turbo, Lightning, Hyper, LCM or DMD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>installed VAE, or installed model with one, that completes a file without a VAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>family of the models that a VAE is for, if its file doesn&apos;t say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allow the conversion of a .ckpt or .pth, a pickle file that could contain malicious code; it is read without running any, in a separate process that is sandboxed on Linux</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show what was detected without installing anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model can&apos;t be linked, so it is copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VAEs that fit, for --vae:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prediction type could not be detected, so {prediction} was assumed. If pictures come out as noise or washed out, add the model again with --prediction-type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check which servers have the models, without downloading them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key or name (default: all models)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not available ({fault})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full text: {places}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” is licensed under {licence}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type “{yes}” to accept it, “{read}” to read it here, or anything else to cancel: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>download a model; Ctrl+C pauses, the same command resumes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp16, fp32 or single-file (default: the first one listed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused with {have} of {size} downloaded. Resume with: {command}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{progress}, checking files that are already here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{progress}, unpacking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measure how long a picture takes on this computer; needs no model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring for a few seconds…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimated time per picture on {device} ({dtype}):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy an installed model to a folder, for a computer without a network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target folder, for example on a USB drive; install it there with models add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read model licences and see which you have accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>licence to print in full (default: list all)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print only the use restrictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accept the licence now, so that downloads do not ask for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a licence, one of: {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted on {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not accepted yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no acceptance required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partly downloaded (resume with: models download)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged (fix with: models repair)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the available models and show which are installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list only models that are installed or partly downloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To estimate the time per picture, run: sdstudio models estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About {span} per picture on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused (resume with: models download)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not installed (get it with: models download)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not installed (import only: models add)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state}, linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move a model to the system&apos;s trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>do not ask for confirmation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {model} ({key}, {size}) to the trash? Type “yes” to confirm: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} ({key}, {size}) was moved to the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verify a model and download only its damaged parts again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key or name as shown by models list, for example sd-2-1 or sd-2-1/fp16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server to try first: huggingface, hf-mirror, modelscope, one that you added in the settings, or an address that begins with https://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how the server at such an address names its files: like Hugging Face, like ModelScope, or as a folder of exported models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accept a licence that you have read (see: sdstudio models licence) without being asked; can be repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check installed models for damaged files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keys or names (default: all installed models)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} ({key}): intact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open pictures or models in the window, starting it if necessary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture to start from, or a model, a model folder, a LoRA or an embedding to import; of several pictures, the first one is used (default: only open the window)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output file; numbered if there are several (default: a new file in the pictures folder)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replace existing files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how much the file of --out says about how it was made (default: whole)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>don&apos;t mark pictures as made with AI (default: as chosen in the settings)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>installed, not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>installed, not working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>installed, for another version of SD Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fits this computer; install it with: packs add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not for this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install, export and remove packs for graphics cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a pack, pictures are made on the graphics card instead of the processor. Start with: sdstudio packs list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID as shown by packs list, for example cuda-13.0-linux</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the graphics cards and packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install a pack, try it, and use it if it works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID as shown by packs list, or a file that packs export made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>download a pack into a file, for a computer without a network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target file, for example on a USB drive; install it there with packs add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete an installed pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures are now made on {card}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {pack} ({size})? Type “yes” to confirm: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pack} was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list, import and export styles for generate --style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write styles to a file, for SD Studio or another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style to write; can be repeated (default: all your own)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>format of the file (default: a1111 for .csv, otherwise sdstudio)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replace an existing file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add the styles in files: JSON from SD Studio, Fooocus or InvokeAI, CSV from A1111</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file of styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”: {new} imported, {known} already there, {left_out} left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the styles, your own first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>regenerate a picture from its metadata and compare the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG file made by SD Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its model, installed or as a folder (default: identified by the metadata)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA that it uses (default: found among those you added); can be repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>embedding that it uses (default: found among those you added); can be repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ControlNet that it uses (default: found among those that are installed); can be repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print the result as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>identical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>different: the sizes differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>different: {share} of the pixels, by at most {largest} of 255</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of the recorded settings or versions differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: was {then}, is now {now}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the wildcards and how many lines they have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add text files, or folders of them, as wildcards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text file with one entry on each line, or folder of such files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list and add wildcards for dynamic prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wildcards are text files with one entry on each line. In a prompt, __name__ stands for one of the entries of the file name.txt.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>new board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use the same mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clear mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invert mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paint on layer mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paint on layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paint mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crop layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crop canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adjust depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hide depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>estimate depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open depth map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adjust mask edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open canvas for hint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show hint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edit hint on canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use layer as hint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>extend picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicate layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clear layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rename layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hide layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change layer opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change blend mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lock transparency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlock transparency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make reference layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make paint layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change layer order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add layer mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>apply layer mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete layer mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>merge down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>merge visible layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>select what is painted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paste mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicate mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rename mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hide mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change mask strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add mask from another picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>select object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add picture as layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use these settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use result as layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restore snapshot “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>revert to opened state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill layer mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill with colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>erase an area of the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask by colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clear an area of the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill an area of the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move layer mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move selected part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask ellipse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask with the lasso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flip horizontally</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flip vertically</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rotate left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rotate right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adjust edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add ControlNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove ControlNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change ControlNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change hint picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove input picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change input picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use the transparent part as the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edit a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cull</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add to board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove from board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rename board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rename saved search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update saved search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete saved search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update a preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rename a preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicate a preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete a preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set a model&apos;s defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reset settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use a preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save a preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change a preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use this prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use this template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reuse seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use a style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove a style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move a style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete a style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark a style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make a style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change a style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove from the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add to the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move in the queue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>controls</name>
    <message>
        <source>Canny edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the edges of a picture: white lines on black.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps what is near and what is far: white is near.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the colours and shapes of a picture, and adds detail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inpaint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the masked area match what is around it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the pose of people, drawn as an OpenPose skeleton.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scribble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows a rough sketch: white lines on black.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line art</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows a clean drawing: white lines on black.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soft edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps outlines of varying strength: white lines on black.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the direction that surfaces face, as colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts things where a map has the colours that stand for them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dynamic</name>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All combinations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In turn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writing to the folder is not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder doesn&apos;t exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The depth map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hint of a ControlNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {value}, but must be a multiple of {limit}. Nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {value}, but must be at least {limit}. Nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {value}, but must be at most {limit}. Nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {value} characters long, but must be at most {limit}. Nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” isn&apos;t a valid value for {name}. Nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no effect with “{model}”. Leave it out, or choose another model. Nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no effect in the mode “{mode}”. Leave it out, or choose another mode. Nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sampler “{value}”. Choose one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sampler} doesn&apos;t suit “{model}”, which was trained to start from pure noise (zero terminal SNR). Choose {other}, which is nearest to it. Nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no mode “{value}”. Choose one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no intent “{value}”. Choose one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image engine on {device} doesn&apos;t support the mode “{mode}”. Choose another mode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image engine on {device} doesn&apos;t support the sampler “{sampler}”. Choose another sampler.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is already in your library or in the queue: the same settings and the same seed give the same picture. Nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{role} is missing, and “{mode}” needs it. Add it and try again; nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be opened as an image. Choose a PNG, JPEG or WebP file; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is a {format} image, which isn&apos;t supported. Save it as JPEG or PNG first; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That picture isn&apos;t on this computer. Save it here first, or copy it and paste it; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{role} is {width} × {height} pixels, but must be at least {limit} on each side. Choose a larger one; nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{role} is {width} × {height} pixels, but must be at most {limit} on each side. Make it smaller first; nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{role} of this job no longer exists, so the job can&apos;t run. Choose it again; finished pictures are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask is {width} × {height} pixels, but the picture is {picture_width} × {picture_height}. Use a mask of the picture&apos;s size; nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask is empty, so there is nothing to change. Paint over the area to change on a mask, not on a layer, then try again; nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To extend a picture, give an amount for at least one side, such as left=25%,top=64. Nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” doesn&apos;t name a side to extend. Use left, top, right and bottom, such as left=25%,top=64. Nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The depth map is {width} × {height} pixels, but the picture is {picture_width} × {picture_height}. Use a depth map with the picture&apos;s aspect ratio, at any size; nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be opened: it isn&apos;t an OpenRaster project, or it is incomplete or damaged. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is too large. SD Studio opens canvases of up to {limit} × {limit} pixels with up to {layers} layers; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” was saved by a newer version of SD Studio. Update SD Studio to open it; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” couldn&apos;t be read from its disk ({detail}). Check that the disk is connected, then try again; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to open “{file}”. Close other programs, then try again; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PSD file can have at most {limit} × {limit} pixels and 2 GB, and “{file}” would be larger. Nothing was written; save the project as OpenRaster instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” has layer groups, which SD Studio doesn&apos;t support. Their layers were opened individually and may look different.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” uses blend modes that SD Studio doesn&apos;t support ({modes}). Those layers are shown as normal layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more results than a project can hold, so “{file}” was saved without the oldest ones ({count}). They are still in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some results couldn&apos;t be read from the disk ({count}), so “{file}” was saved without them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some results in “{file}” are damaged or belong to another canvas ({count}). They were left out; the rest was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to save what you painted. It is still on the canvas, and SD Studio will try again. Close other programs to free memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{adapter}” can&apos;t be found, so the job can&apos;t run. Add its file again or remove it; finished pictures are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{adapter}” was in use when SD Studio was closed, but can&apos;t be found now, so it was removed. Everything else was kept. Add its file again to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{adapter}” was not opened: it is a pickle file, which could run hidden code. Import an embedding to have it converted, or get a LoRA as safetensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{adapter}” can&apos;t be used: it is empty, damaged or not a safetensors file. Copy or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{adapter}” was made for {found}, which reads prompts differently. Get one made for {families}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{adapter}” is neither a LoRA nor an embedding that SD Studio can use: it contains “{found}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No LoRA for few steps that fits “{model}” is installed. Add one, such as LCM or Hyper-SD, or leave the option out; nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{adapter}” can&apos;t be used: it is made with {method}, which SD Studio doesn&apos;t support. Get a version made as LoRA, LoHa, LoKr or DoRA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{adapter}” was made for {found}, but “{model}” is a {family} model. Choose a model for {found}, or remove “{adapter}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{adapter}” doesn&apos;t fit the model “{model}”: it was made for a different architecture. Choose another model, or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two embeddings in use have the same trigger word, “{adapter}”. Remove one of them, or rename its file; finished pictures are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{adapter}” could be any of several installed LoRAs: {known}. Write the name exactly, or give the path of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ControlNet “{control}” isn&apos;t installed, so the job can&apos;t run. Import its file again or remove it from the settings; finished pictures are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VAE “{vae}” isn&apos;t installed, so the job can&apos;t run. Install it again, or choose another one under “Decode with” in the model&apos;s menu; finished pictures are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VAE “{vae}” that decoded this picture isn&apos;t installed, so new pictures may look slightly different. All other settings are used. Install the VAE and use the settings again to get the same picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No installed VAE called “{vae}” fits this model. “sdstudio models list” shows what is installed. Nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VAE “{vae}” can&apos;t decode what the model “{model}” makes: it was made for a different architecture. Choose another one under “Decode with” in the model&apos;s menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ControlNet “{control}” doesn&apos;t fit the model “{model}”: it was made for a different architecture. Choose another ControlNet or model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ControlNet “{control}” was made for {found}, but the model “{model}” is {family}. Choose a ControlNet for {family}, or another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ControlNet “{control}” ({hint}) has no hint picture. Add one, or remove the ControlNet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ControlNet “{control}” ({hint}) has no hint picture, and this mode doesn&apos;t start from a picture that it could use. Add one, or remove the ControlNet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ControlNet “{control}” ({hint}) only works where a mask is used. Choose the mode Inpaint, or remove the ControlNet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several installed ControlNets could be used for “{hint}”: {known}. Name one with model=…, after a comma.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ControlNet “{control}” wasn&apos;t trained for “{hint}”. Choose another kind of hint, or another ControlNet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be read ({detail}). Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is too large for a collection of styles: at most {size} and {limit} styles can be imported at a time. Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” isn&apos;t encoded as UTF-8. Save it as UTF-8 (“CSV UTF-8” in Excel) and import it again. Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is a saved web page, not a style file. Download the file itself. Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is damaged or isn&apos;t a style file (JSON or CSV). Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” was exported by a newer version of SD Studio. Update SD Studio to import it. Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” contains no styles. SD Studio reads its own JSON, that of Fooocus and InvokeAI, and the styles.csv of A1111. Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own styles couldn&apos;t be read. The damaged file is kept as {kept_as}; the styles that ship with SD Studio are still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture can have at most {limit} styles, and {value} are chosen. Remove some. Nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no styles of your own yet. Name styles with --style, or import some first. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no style “{value}”. Run “sdstudio styles list” to see the available styles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A style needs a name. Type one and save it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A style needs words for the prompt or the negative prompt. Type some and save it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is damaged or isn&apos;t a preset file from SD Studio. Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” was exported by a newer version of SD Studio. Update SD Studio to import its presets. Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your presets couldn&apos;t be read. The damaged file is kept as {kept_as}; models use their own defaults.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A preset needs a name. Type one and save it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A preset must include something. Select what it should include and save it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The brace in “{text}” is never closed. Add a }}, or write \{{ for an ordinary brace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Braces can be nested up to {limit} deep, but those in “{text}” are nested deeper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this dynamic prompt stands for is longer than {limit} characters, or nested too deep. Use fewer wildcards and variables within each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This dynamic prompt has more than {limit} combinations, the most that can be queued at once. Remove some options, or choose Random or In turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable “{variable}” has no value here. Write, for example, ${{{variable}=red}} before it is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable “{variable}” contains itself. Change its value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no wildcard “{wildcard}”. Check its name, or add it under Wildcards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wildcard “{wildcard}” has no lines. Add some under Wildcards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These wildcards contain each other: {wildcards}. Change one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of the wildcard “{wildcard}” is no longer there, or can&apos;t be read. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{wildcard}” is {size}, but a wildcard file can have at most {limit}. Split it into several files; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{wildcard}” isn&apos;t a text file. Wildcards are plain text with one entry on each line; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{wildcard}” can&apos;t be the name of a wildcard. Use letters, digits, spaces and hyphens, and / for folders, such as animals/cats; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a wildcard “{wildcard}”. Choose another name; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has changed “{wildcard}” in the meantime. Your version is still here: save again to replace the other one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This grid would have {count} pictures, but can have {limit} at most. Choose fewer values; nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no values of {name} to compare. Enter some; nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} appears twice in this grid. Choose two different settings, and each value only once; nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{model}” can&apos;t be found. Open its folder again or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” isn&apos;t a model folder: it has no readable model_index.json. Choose the folder that contains that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{model}” is incomplete: {file} is missing. Copy or download the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{model}” is damaged: {file} is incomplete or unreadable. Copy or download the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{model}” was not opened: the weights of its “{component}” are only available as a pickle file, which could run hidden code. Get the model as safetensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{model}” was not opened: {file} tries to run its own code. Get the model from a source without such files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” can&apos;t be used yet: its weights are stored as {found}, which SD Studio can&apos;t run. Get the version in 16 or 32 bits, often called “fp16”, “bf16” or “fp32”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” can&apos;t be used yet: it is {found}. Supported model families: {families}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” can&apos;t be used: it isn&apos;t built like any model that SD Studio can run ({found}). Supported model families: {families}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{model}” cannot be used: its {file} sets {key} to {value}, which no Stable Diffusion model does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” is incomplete. Tensors missing from its {part} ({count}): {found}. Copy or download the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” can&apos;t be used: in its {part}, {found} is {shape} instead of {needed}, so its network doesn&apos;t match its configuration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{model}” doesn&apos;t support “{mode}”. Choose a model that does, or another mode. Nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of your models can start from a picture. Get one that can; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding pictures by their content needs a small model, such as DINOv2 small (88 MB). Download or import it under “Manage models…”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selecting objects needs a small model, such as SlimSAM (39 MB). Download or import it under “Manage models…”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Following edges, depth or a pose needs a ControlNet, and none that fits this model is installed. Download or import one under “Manage models…”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimating depth needs a depth model, such as Stable Diffusion 2 depth. Download or import one under “Manage models…”, or open a depth map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The linked model “{model}” can&apos;t be found: {file} is no longer there. Connect its disk, or import the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice model that came with SD Studio is damaged ({file}). Reinstall SD Studio to repair it; your pictures are not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is empty (0 bytes). Copy or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is a Git LFS pointer, not the model itself: the {size} file that it points to was not downloaded. Run “git lfs pull” in its folder, or download the file itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is a saved web page, not a model; perhaps the site wanted you to sign in first. Open the page in a browser and download the file itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is a short text, not a model: “{found}” If it was downloaded, this may be the server&apos;s answer; download the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is incomplete: its end is missing ({have}). Copy or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{model}” couldn&apos;t be loaded. Choose another model, or copy or download this one again. Details are in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} of “{model}” is damaged: {damaged} of {size} must be downloaded again. Repair the model, or import the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” can&apos;t be downloaded, because there is no way to verify that its files are the originals. If you have it, import it from your disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” is not installed. Download or import it first; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” was imported from your disk, so its damaged parts can&apos;t be downloaded. Import it again from the original; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another SD Studio is working on the files of “{model}”. Wait until it has finished, or use that window; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” couldn&apos;t be moved to the system&apos;s trash and was left as it is. Close programs that use it and try again, or delete the folder {folder} yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model list in {file} can&apos;t be read ({detail}), so only the models listed by SD Studio are offered. Fix the file or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model “{model}” in the list. Choose one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no variant “{variant}” of “{model}”. Choose one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is a whole model in one file, which has to be added once: sdstudio models add &quot;{path}&quot; {option}. Then use it by its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is a LoRA or an embedding, not a model. Use it with a model: --lora or --embedding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no source “{endpoint}”. Choose one of: {known}; or enter an address that begins with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models can&apos;t be downloaded from “{address}”. Enter an address that begins with https:// or http:// and contains neither ? nor #; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no licence “{licence}” in the list. Choose one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” is licensed under “{licence}”, which you must read and accept once; nothing was changed. To read it: sdstudio models licence {key}. To accept it, add: --accept-licence {key}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no graphics pack “{pack}”. Choose one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graphics pack “{pack}” isn&apos;t installed. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no source to download “{model}” from. Add one, or import the model from your disk; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s proxy settings can&apos;t be used. Set an http, https or socks5 proxy in the system settings, or none, then resume; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the sources of “{model}” could be reached. The {have} of {size} downloaded so far is kept. Check the connection and resume, or choose another source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No source of “{model}” could prove its identity over a secure connection. The {have} of {size} downloaded so far is kept. Check this computer&apos;s date and your network, then resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sources of “{model}” refused the download (status {status}). The {have} of {size} downloaded so far is kept. Choose or add another source and resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sources of “{model}” are too busy at the moment. The {have} of {size} downloaded so far is kept. Resume later, or choose another source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection kept failing while “{model}” was downloading. The {have} of {size} downloaded so far is kept. Resume, or choose another source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sources of “{model}” offer a {file} that is not the original, so it was not kept. Choose or add another source and resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” needs another {needed} on the disk with {folder}, but only {free} is free. What has been downloaded is kept. Free some space and resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” no longer exists or can&apos;t be read, so nothing was imported. Connect its disk, or choose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is neither a file nor a folder but a pipe, a socket or a device, so it was not opened. Choose the model&apos;s own file or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{folder}” contains no model: no diffusers folder, no safetensors or .ckpt file, and no model exported by SD Studio. Choose the model&apos;s own folder or file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{folder}” contains several models. Choose the folder or file of one of them; nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is empty, incomplete or damaged, so nothing was imported. Copy or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” was not opened: despite its name, it is a pickle file, which could run hidden code. Get the model as safetensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” isn&apos;t a model that SD Studio knows: it contains “{found}”. Supported model families: {families}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” can&apos;t make pictures: it has {part}, but no {missing}. Get the version that includes all parts; without a VAE, that is often called “VAE included” or “baked VAE”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” has no VAE, which turns what it makes into pictures. Choose an installed VAE or model of {family} to take one from, or get a VAE first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is a VAE, but it doesn&apos;t say for which models. Choose their family.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” contains only part of a model ({part}), which can&apos;t make pictures alone. Choose the file or folder with the whole model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” contains the UNet weights only as the moving average (EMA) kept during training. Get the version that is meant for making pictures, often called “pruned” or “emaonly”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is a variations model, which SD Studio can only use as a diffusers folder. Get it in that format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{model}” was not imported: {file} points outside its folder. Get the model from another source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} of “{model}” differs from the exported file, so nothing was imported. Export the model again and copy all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is a pickle file, which could run hidden code. Agree to convert it (on the command line: --convert-pickle), or get the model as safetensors; nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” was not opened: it calls “{found}”, which no model needs and which could run hidden code. Get the model as safetensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” is already installed; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” has no installation record, so it can&apos;t be exported. Import its folder first, then export it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} already contains a model, which was left unchanged. Choose another folder, or remove that one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” couldn&apos;t be converted: it is damaged, in an old format, or needs more memory or time than it should. Nothing was imported; get the model as safetensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” needs {needed} on the disk with {folder}, but only {free} is free. Nothing was imported. Free some space, or link the model instead of copying it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” needs {needed} on the disk with {folder}, but only {free} is free. Nothing was exported. Free some space, or choose another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image engine stopped unexpectedly and was restarted. Finished pictures are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image engine couldn&apos;t be started, so the queue is paused. Your pictures and the queue are kept. Restart SD Studio, or reinstall it if that doesn&apos;t help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image engine couldn&apos;t be started, so nothing was made. Try again, or reinstall SD Studio if that doesn&apos;t help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image engine is from a different version ({engine}) than this program ({program}), so no pictures can be made. Restart SD Studio, or reinstall it if that doesn&apos;t help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong while making this picture: {detail}. Finished pictures are kept; try again, or try other settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image engine stopped unexpectedly. Finished pictures are kept; try again, or try a smaller size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of graphics packs in {file} can&apos;t be read ({detail}), so pictures are made on the processor. Reinstall SD Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No graphics card from NVIDIA, AMD, Intel or Apple was found, so pictures are made on the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple&apos;s graphics processor is used without a pack. There is nothing to set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of SD Studio has no pack for {card} on this system, so pictures are made on the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{card} is too old for {pack}, so pictures are made on the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{card} needs its manufacturer&apos;s driver, version {needed} or newer, and none is running. Install the driver, restart the computer, and come back here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{card} has driver {found}, but {pack} needs {needed} or newer. Update the driver, restart the computer, and come back here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pack} is for {system}, so it can&apos;t be installed on this computer. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The installed pack {pack} (PyTorch {torch}) is for another version of SD Studio, so it isn&apos;t used. Remove it; if there is a new pack, it will then be offered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The servers of {pack} couldn&apos;t be reached. The {have} of {size} downloaded so far is kept. Check the connection and resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The servers of {pack} couldn&apos;t prove their identity over a secure connection. The {have} of {size} downloaded so far is kept. Check this computer&apos;s date and your network, then resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The servers of {pack} refused the download (status {status}). The {have} of {size} downloaded so far is kept. Resume later or on another network; if that doesn&apos;t help, look for a newer version of SD Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The servers of {pack} are too busy at the moment. The {have} of {size} downloaded so far is kept. Resume later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection kept failing while {pack} was downloading. The {have} of {size} downloaded so far is kept. Resume, if possible on another network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The servers of {pack} offer a {file} that is not the original, so it was not kept. Resume on another network; if that doesn&apos;t help, look for a newer version of SD Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pack} needs another {needed} on the disk with {folder}, but only {free} is free. What has been downloaded is kept. Free some space and resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} in {pack} can&apos;t be unpacked, so the pack was not installed. Cancel the download and start it again; if that doesn&apos;t help, report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack {pack} is no longer on this computer, so pictures are made on the processor. To use the graphics card again, install the pack again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” already exists and was left unchanged. Choose another name, or delete that file first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}”, which is a part of {pack}, can&apos;t be read ({detail}), so nothing was exported. Delete it and export the pack again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” isn&apos;t a graphics pack that SD Studio exported. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack in “{file}” is damaged or incomplete, so it was not installed. Export or copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack {pack} in “{file}” is for another version of SD Studio or another system, so it was not installed. Export it again with the version that this computer has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pack} couldn&apos;t be loaded ({detail}), so pictures are made on the processor. Try again, or remove the pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pack} crashed while it was being tested, so pictures are made on the processor. Update the card&apos;s driver and try again, or remove the pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pack} had not finished its test after {seconds} seconds, so pictures are made on the processor. Restart the computer and try again, or remove the pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pack} found no graphics card that it can use, so pictures are made on the processor. Update the card&apos;s driver and try again, or remove the pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{card} computed wrong results with {pack} ({detail}), so pictures are made on the processor. Update the card&apos;s driver and try again, or remove the pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image engine stopped working with {pack}, so pictures are made on the processor now. Nothing was lost. You can try the graphics card again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system stopped the image engine, most likely because there was not enough memory for {width} × {height}. Finished pictures are kept, and the job is paused. Close other programs or choose a smaller size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was not enough memory for {width} × {height}. Finished pictures are kept. Close other programs or choose a smaller size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was not enough memory for {width} × {height}. Finished pictures are kept. The {free} free now should be enough for {fit_width} × {fit_height}: choose that size, or close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was not enough memory for {width} × {height}. Finished pictures are kept. The {free} free now should be enough for an input of {fit_width} × {fit_height} at most. Choose a smaller one, or close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model couldn&apos;t make a usable picture with these settings, even at higher precision. Finished pictures are kept; try another size or lower Guidance (CFG).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture has no metadata about how it was made, so its settings can&apos;t be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk with {folder} is full, so nothing was changed there. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio isn&apos;t allowed to write to {folder}, so nothing was changed there. Allow writing to the folder and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio couldn&apos;t write to {folder} ({detail}), so nothing was changed there. Try again once the folder is available.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture couldn&apos;t be saved in {folder}: {cause}. It is kept in memory and the queue is paused. Save it elsewhere, or fix the problem and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library in {folder} was made by a newer version of SD Studio and was left unchanged. Install the newest version, or choose another folder for the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library in {folder} is already open in another SD Studio. Use that window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library&apos;s index in {folder} could not be written: {cause}. Your pictures are shown and new ones can be made, but changes to the queue are lost when you close SD Studio. Fix the problem, then restart SD Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your pictures in {folder} could not be found. If they are on a drive, connect it; if you moved the folder, put it back. Or choose another folder in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be reached, so nothing was changed there. If it is on a drive, connect it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures in {folder} and its subfolders are already in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library&apos;s index was damaged, so it was rebuilt. No picture file was touched. Pictures read again from their files: {rebuilt}. Pictures that could not be read: {pictures}. Queue entries that were lost: {jobs}. Comparison grids that were lost: {grids}. The damaged index is kept as {kept_as}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some entries in the library&apos;s index were damaged. No picture file was touched. Pictures read again from their files: {rebuilt}. Pictures that could not be read: {pictures}. Queue entries that could not be read: {jobs}. Comparison grids that could not be read: {grids}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal, which keeps your stars, tags, boards and notes next to your pictures, was damaged. Everything in it that could be read is still there. The damaged file is kept as {kept_as}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup {backup} can&apos;t be read, so nothing was changed. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup was made: there isn&apos;t enough space in {folder}, or there is no database yet. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library in {folder} was last used by an older version of SD Studio. Close that version and start this one once to update the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library&apos;s index in {folder} is damaged, but no picture was changed. To repair it, start SD Studio again or run: sdstudio library rebuild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the other pictures show couldn&apos;t be stored in {folder}. Check the free space and the folder&apos;s permissions, then try again; your pictures are not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image engine stopped unexpectedly while it compared pictures with {model}, so no more are compared for now. Your pictures are not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures couldn&apos;t be compared with {model}: {detail}. Your pictures are not affected; try again, or import the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image engine stopped unexpectedly while looking for objects with {model}. Your masks are not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} couldn&apos;t find an object: {detail}. Your masks are not affected; try again, or import the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory to look for objects with {model}. Your masks are not affected; close other programs, or try again when no picture is being made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job is running or its pictures are being saved, so no backup was restored. Wait until it&apos;s finished or stop it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture couldn&apos;t be saved as {asked} ({cause}). It was saved as {file} instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures can&apos;t be signed, because {package} isn&apos;t installed. Install it with “pip install {package}”, or turn signing off in the settings. No unsigned copy was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures can&apos;t be signed until a certificate and its private key are chosen under Settings → Content Credentials. No unsigned copy was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be read as a certificate. Choose a PEM file that begins with your certificate, or turn signing off in the settings. No unsigned copy was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate in “{file}” is valid from {begin} to {end} only. Choose one that is valid now, or turn signing off in the settings. No unsigned copy was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be read as a private key. Choose the PEM file with the key of your certificate, or turn signing off in the settings. No unsigned copy was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content Credentials can&apos;t be signed with this kind of key. Use a certificate with an EC key (P-256, P-384 or P-521), Ed25519 or RSA of at least 2048 bits. No unsigned copy was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private key in “{file}” doesn&apos;t belong to the certificate. Choose the key that the certificate was made for. No unsigned copy was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase of “{file}” is missing or wrong. Enter it under Settings → Content Credentials. No unsigned copy was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy couldn&apos;t be signed: {detail}. Check the certificate, or turn signing off in the settings. No unsigned copy was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of the licences you accepted can&apos;t be read, so you will be asked again. The old file is kept as {kept_as}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings couldn&apos;t be read, so SD Studio uses the defaults. The old file is kept as {kept_as}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings couldn&apos;t be saved in {folder}. They apply until you close SD Studio. Check the free space and the folder&apos;s permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings name the folder “{folder}”, which is not a full path, so the default folder is used. Choose the folder again in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio couldn&apos;t find out whether there is a newer version, because there was no answer. Check the internet connection and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer didn&apos;t come from the makers of SD Studio, so it was ignored. Some networks answer everything with a page of their own until you log in there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was older than one that SD Studio has received before, so it was ignored. Try again later or on another network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A command is missing. Choose one of: {known}. See: {command} --help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no command “{value}”. Choose one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no option {option}. See: {command} --help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no option {option}. Did you mean {nearest}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” isn&apos;t a valid value for {name}. Choose one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” isn&apos;t a valid value for {name}. Did you mean {nearest}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” was not expected here. Put text that contains spaces in quotation marks; see: {command} --help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{message}. See: {command} --help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” isn&apos;t a picture in the library. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” isn&apos;t a file, but others are. Give either files or a search. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture matches “{query}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to change. Give at least one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” isn&apos;t a valid value for {name}. Give the longest side in pixels, a percentage such as 50%, or original.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{what}” can&apos;t be used in {name}. Fields are: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The current folder no longer exists. Change to another one and run the command again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” doesn&apos;t end in .png. Pictures are saved as PNG files, which record how they were made. Choose a name that ends in .png; nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} needs {file} with a file outside the pictures folder: pictures in that folder always say everything, so that the library can be rebuilt from them. Choose another file; nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder “{folder}” doesn&apos;t exist. Create it or choose another one; nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is a folder. Add a file name, for example {example}; nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be used as a file name here ({detail}). Choose another one; nothing was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” already exists and was not changed. Choose another name, or add --overwrite to replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard output is closed, so the command stopped. Pictures finished so far are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output couldn&apos;t be written ({detail}), so the command stopped. Pictures finished so far are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no display to open a window on. Start SD Studio in a graphical session, or make pictures without a window: {command} generate &quot;a red fish&quot; --out fish.png</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window can&apos;t open because the system library {library} is missing. On Debian or Ubuntu, run: sudo apt install {packages}. Or make pictures without a window: {command} generate &quot;a red fish&quot; --out fish.png</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio can&apos;t run on this computer because its processor ({processor}) doesn&apos;t support AVX2. Most Intel processors since 2013 and AMD processors since 2015 do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio needs at least 4 GB of memory, but this computer has only {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio can&apos;t run on this system: it needs glibc {needed} or newer, but this system has {found}. Use a newer version of your Linux distribution, such as Debian 12 or Ubuntu 22.04.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD Studio can&apos;t run on this version of Windows. It needs Windows {needed} or newer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>families</name>
    <message>
        <source>Few steps: turbo, Lightning, Hyper, LCM or DMD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>v-prediction, like 2.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epsilon, like 2.1 base and inpainting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epsilon, as usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>v-prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epsilon, like SDXL 1.0, Illustrious or Pony</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>v-prediction, like NoobAI-XL V-Pred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SDXL Turbo: few steps, 512 × 512</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the Stable Diffusion XL refiner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSD-1B, Segmind Vega or KOALA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playground 2.5 or CosXL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Latent Consistency model that embeds its guidance</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>family</name>
    <message>
        <source>Start picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hint of a ControlNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upscale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture of another program</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>file_dialogs</name>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>file_names</name>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>graphics</name>
    <message>
        <source>&amp;Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the pack, try it and use it; you can keep working meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Download anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download over this metered connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause; what has been downloaded is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume the download where it stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel; a partial download is deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a &amp;file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the pack from a file that “sdstudio packs export” made on a computer with a network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the pack, and make pictures with it if it works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don&apos;t &amp;use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make pictures on the processor; the pack is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the pack to free disk space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can close this window and keep working. What has been downloaded is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for graphics cards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pack to install</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With this pack, your graphics card makes the pictures, usually many times faster than the processor. The download is {size}, {time} at 50 Mbit/s. Installing it needs {needed} of disk space, and afterwards it takes up {unpacked}; {free} is free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking existing files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has been downloaded is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection appears to be metered, so the download is waiting for your approval. It starts automatically on an unmetered connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files are being copied and verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpacking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files are genuine and are being unpacked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card does a small calculation, and the result is compared with the processor&apos;s. This can take a few minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures are made on {card}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack is installed, but pictures are made on the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image engine finishes its job, then restarts without the pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No list of packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pack needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pack for this card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driver missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driver too old</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>importing</name>
    <message>
        <source>it is still being written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it can&apos;t be opened as an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file can&apos;t be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>intents</name>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces what is masked with what the prompt describes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removes what is masked and continues the surroundings, which a prompt, if any, should describe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds what the prompt describes to the masked area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps what is masked and improves its detail, or that of the whole picture if nothing is masked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarges the picture at its sides and continues it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes another version of what is masked, or of the whole picture if nothing is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” can do this, but a model that was trained for inpainting blends new parts in better.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keywords</name>
    <message>
        <source>view, generate, prompt, page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>view, library, gallery, all pictures, browse, collection, search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>create, make, render, draw, run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupt, abort, cancel, skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupt, abort, cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checkpoint, switch model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checkpoint, diffusers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>get models, checkpoints, LoRA, ControlNet, VAE, SDXL, SD 1.5, turbo, Lightning, download manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checkpoint, safetensors, ckpt, textual inversion, add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>txt2img, words, prompt, new picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>img2img, change a picture, variation of a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inpainting, change part of a picture, repair, retouch, replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depth2img, keep the composition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depth map, near and far, MiDaS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upscaling, enlarge, larger, higher resolution, super-resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unCLIP, similar pictures, image variations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>img2img, init image, open picture, load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>img2img, init image, clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>img2img, send to image to image, change this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inpainting, change part of it, repair, retouch, replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enlarge, larger, higher resolution, super-resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compare, original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inpainting, mask, paint, edit, retouch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inpainting, paint mask, edit mask, sketch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blank, empty, sketch, draw, scribble, drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depth map, MiDaS, 3D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>load depth map, import depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>levels, gamma, invert, blur, histogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hide depth, depth layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export depth map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paint, draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rubber, unpaint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>switch tool, swap colors, foreground, background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marquee, box, select, square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marquee, oval, select, circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>freehand, select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>polygonal lasso, select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>select by colour, fuzzy, contiguous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bucket, paint bucket, flood fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>segment anything, SAM, SlimSAM, subject, segmentation, smart selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour picker, color, pick, sample, pipette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>color, palette, swatch, foreground, background, paint, hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>black and white, reset colors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>color, fill selection, fill layer, foreground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import, load, place, insert, add layer, drop, file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brush size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brush size, bigger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>select all, everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deselect, delete mask, nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inverse, swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>selection from layer, select opaque, alpha to selection, transparency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expand, contract, dilate, erode, blur, soften, edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>load, import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show mask, overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intent, default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intent, fill, swap, generative fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intent, erase object, heal, clean up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intent, insert object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intent, improve, enhance, detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intent, outpaint, uncrop, expand, enlarge canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intent, variation, redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>masked content, infill, preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crop, padding, bounding box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>masks panel, layers, regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add mask, second mask, inpaint mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy mask from, reuse mask, same mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layers panel, layer stack, masks panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add layer, paint layer, sketch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy layer, layer via copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>erase layer, empty layer, delete pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next layer, select layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>previous layer, select layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raise layer, bring forward, order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower layer, send backward, order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alpha lock, preserve transparency, lock alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guide, not rendered, image reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add layer mask, hide part of layer, transparency mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edit layer mask, transparency mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer mask, transparency mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove layer mask, transparency mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>combine layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flatten image, merge all, new base picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drag, shift, nudge, position, layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free transform, scale, resize, rotate, handles, layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clipboard, layer, selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clipboard, copy visible, composite, all layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clipboard, new layer, photobash, insert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mirror, transform, layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turn, transform, layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trim, cut off, selection, layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trim, cut off, resize, picture size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save as, PNG, JPEG, WebP, AVIF, flatten, merged, file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save version, bookmark, checkpoint of canvas, state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>return to version, go back, state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>versions, states, history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reset canvas, discard changes, start over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>load ORA, import layers, document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export ORA, export layers, document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PSD, Photoshop, export layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>candidate, flip, forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>candidate, flip, back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before, input picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before and after, slider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accept, apply, keep, candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flatten, new base, candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another, seed, variations, candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discard, reject, candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo list, steps, go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>emphasis, attention, stronger, prompt weight, brackets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>emphasis, attention, weaker, prompt weight, brackets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>syntax error, unclosed brace, bracket, repair prompt, quick fix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dynamic prompts, combinations, variants, options, wildcard, test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dynamic prompts, word lists, random words, variants, options, import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X/Y plot, grid, sheet, parameter comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X/Y plot, grid, contact sheet, compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture number, dice, shuffle, different each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style presets, artist, look, watercolour, anime, photo, Fooocus styles, styles.csv, prompt templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save prompt, new style, prompt template, snippet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save prompt, new style, look of a picture, thumbnail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>defaults of a model, saved settings, profile, template, recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>defaults of a model, remember settings, profile, template, recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>defaults, start over, clear settings, new draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fast, quick, turbo, LCM, Lightning, Hyper, DMD2, distilled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>album, collection, folder, save to, output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more settings, all parameters, expert, LoRA, embedding, ControlNet, clip skip, hires fix, sampler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export, download, JPEG, PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file, Explorer, Finder, open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture number, fixed seed, keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restore, recall, parameters, metadata, PNG info, prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove, trash, recycle bin, throw away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>large, slideshow, fullscreen, look at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole picture, zoom to fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>200%, 2:1, zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turn canvas, anticlockwise, angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turn canvas, clockwise, angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flip horizontally, reverse canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>straighten, upright, unrotate, unflip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raster, lines, guides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guides, cursor lines, pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difference, changes, what changed, layer coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>palettes, hide tools, hide panels, clean screen, distraction-free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100%, 1:1, every pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>larger, bigger, magnify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>search, filter, query, look for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smart album, bookmark, filter, keep search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy, add files, open, load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy, directory, drive, subfolders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watch, index, directory, drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>album, collection, folder, add board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>headings, date, sections, timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>headings, sections, sitting, work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no headings, one list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>collapse, duplicates, variations, similar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expand, unfold, collapse, fold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filename, caption, label, title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calendar, month, day, when, scroll to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted pictures, bin, recycle bin, undelete, recover, open trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>privacy, blur, panic, boss key, cover, safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>privacy, unblur, show, NSFW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sort out, select, review, choose the best, cull</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>side by side, difference, A/B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parents, children, history, lineage, made from, versions, derived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alike, lookalike, near duplicates, same picture, reverse search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>semantic search, same subject, same thing, embeddings, DINOv2, CLIP, related</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copies, double, same pictures, clean up, free space, dedupe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>external editor, Photoshop, GIMP, Krita, edit with, open with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edit, inpaint, mask, retouch, send to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edit, send to, stage, continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unrated, rating, remove stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rating, stars, one star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rating, stars, two stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rating, stars, three stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rating, stars, four stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rating, stars, best, favourite, five stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flag, keep, choose, favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flag, discard, bad, sort out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove flag, undecided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove colour, color label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour label, color, tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keywords, labels, add tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>album, collection, folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>album, collection, take off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comment, description, text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restore, undelete, recover, trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smart album, change filter, edit search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clipboard, import, copy, add files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>purge, permanently, remove, bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete for good, purge, bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recall, prompt, words, again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dynamic prompt, wildcard, recall, options, again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recall, parameters, sampler, steps, again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variation, again, recall, new seed, more like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depth2img, composition, depth map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CLI, sdstudio generate, script, shell, terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back, revert, mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeat, forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait, hold, resume, continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty, remove jobs, cancel all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings, left side, sidebar, fold, hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right side, gallery, history, sidebar, fold, hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fullscreen, picture alone, distraction-free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>metadata, details, info, prompt of a picture, parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>search, command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preferences, options, dark, light, backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backup, restore, rebuild, verify, repair, missing pictures, database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU, CUDA, NVIDIA, GeForce, AMD, ROCm, Intel, XPU, driver, faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keys, hotkeys, key bindings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>query, filter, fields, operators, find pictures, help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first steps, welcome, start, help, tutorial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>license, terms, legal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bug, crash, error, log, feedback, support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upgrade, new version, what&apos;s new, release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version, info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit, close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>convert, resize, JPEG, WebP, AVIF, CSV, JSON, contact sheet, remove metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queue, change a waiting job, modify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queue, copy, repeat, again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queue, repeat, error, again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queue, log, finished, failed, errors, recent, past jobs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>layers</name>
    <message>
        <source>Depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result: {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>library</name>
    <message>
        <source>Rating, 0 to 5 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size, such as 512x768 or &gt;=1024</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date, such as today or 2026-11</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps, such as 20 or &gt;=30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program that made the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has a note, tags, a mask…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stars} or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance (CFG)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar to picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content like that of picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not {term}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: not {values}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: {values}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best rated first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most similar first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>masks</name>
    <message>
        <source>Extended area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start &amp;from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fla&amp;g</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour &amp;label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pro&amp;mpt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wildcards, styles a&amp;nd presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Group and stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tras&amp;h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M&amp;asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;dit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ca&amp;nvas view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I&amp;ntent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;pth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;anvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Save elsewhere…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open model folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manage models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the model&apos;s native size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphics card…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a random seed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download this model; you can keep working meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download over this metered connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the download; what has been downloaded is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue the download where it stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel; a partial download is deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download sources…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where models are downloaded from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import this model from a file or folder that you already have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make new pictures with this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check all files for damage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download only the damaged parts again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show its files in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the model to a USB drive or folder, for use on another computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the model to the trash to free disk space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this folder from the list; its files are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embedding (textual inversion): use it by writing its name in the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA: lets a model make pictures in few steps (4–8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA: teaches a model a style or an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking existing files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the source…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpacking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{speed}/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {percent}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As imported ({size})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp16 ({size})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp32, single file ({size})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp32 ({size})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file or folder that you imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half precision: half the size, and pictures look the same. Recommended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full precision in a single file, which other programs can also open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full precision, for comparisons and training; twice the size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text to image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inpainting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth to image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upscaler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variations (unCLIP)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds similar pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selects objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ControlNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>few steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>v-prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} is ready to find pictures with similar content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} is ready to select objects on the canvas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} is ready: choose it under “ControlNet” in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} is ready: choose it under “Decode with” in a model&apos;s menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} is ready. You&apos;ll find it under LoRAs and embeddings, in Advanced settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture takes {low} to {high} s on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture takes {low} to {high} min on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture takes {low} to {high} h on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>modes</name>
    <message>
        <source>Text to image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a new picture from the prompt alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image to image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaints a picture, keeping as much of it as you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inpaint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaints only the area you mask; the rest stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth to image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the depth of a picture – what is near and what is far – and changes everything else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a greyscale picture of what is near (white) and far (black), as the model estimates it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upscale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarges a picture to four times its width and height, with new detail that fits the prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes new pictures with the same subject and mood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a text-to-image model, such as Stable Diffusion 2.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs an inpainting model, such as Stable Diffusion 2 inpainting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a depth model, such as Stable Diffusion 2 depth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs an upscaler model, such as Stable Diffusion x4 upscaler.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs an unCLIP model, such as Stable Diffusion 2.1 unCLIP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switches to the model “{model}”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>parameters</name>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the picture shows. (word:1.3) makes a word count more, (word:0.7) less. The model reads about 50 words (75 tokens) at a time; longer prompts are read in several parts, which weakens each word and takes a little longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the picture should not show. Has no effect when Guidance (CFG) is 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width in pixels, a multiple of 8. At sizes far from the model&apos;s native size, subjects tend to repeat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height in pixels, a multiple of 8. At sizes far from the model&apos;s native size, subjects tend to repeat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seamless tiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes opposite edges match, so that copies side by side form a continuous pattern. The match is exact when width and height are multiples of 64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Horizontal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vertical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hires fix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarges the finished picture by this factor and refines it in a second pass, so that large pictures don&apos;t repeat the subject. 1 is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hires fix strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the second pass may change (denoising strength). Higher values add detail and depart further from the first pass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the input may change (denoising strength). Low values keep its shapes and colours; 1 repaints from scratch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much noise is added to the input. Higher values hide its flaws and invent more detail, but depart further from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the masked area is filled with before the model starts. At strength 1, little more than the colours of the fill remains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surrounding colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surroundings, continued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surroundings, softened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grow mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many pixels the mask grows by before the model starts, so that the new part can join the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feather mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over how many pixels at the edge of the mask the change fades out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask blur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over how many pixels the repainted area blends into the rest. Nothing outside the mask changes, unless it is grown or feathered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part of the picture that the model sees: left, top, width and height in pixels. A small part is repainted at the model&apos;s full resolution; a large one shows the model more of the surroundings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inpaint only masked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works on the masked area and its surroundings alone, at the model&apos;s full resolution. Gives finer detail in small parts of large pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many pixels around the masked area the model sees when it inpaints only the masked area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjusts the colours of the repainted area to its surroundings. Helps when a seam shows; leave it off when the new part should look different.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many passes turn noise into the picture. More steps take longer and add detail, but little beyond 30. 4 to 8 make a quick sketch; fewer give little more than patches of colour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance (CFG)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How closely the picture follows the prompt. High values are more literal and raise contrast; low values leave the model more freedom. At 1, the negative prompt has no effect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance rescale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduces the excess contrast and glow that high guidance causes. 0 is off; 0.7 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The method that removes the noise. DPM++ 2M is fast and reliable; Euler a varies more with the number of steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which layer of the text encoder the prompt is taken from, counted from the end. 1 is the last layer; 2, the one before it, is what many anime models were trained with. Automatic (0) takes the layer that is usual for the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes about half the time. The picture is similar, but not identical: the last steps skip guidance, and some steps reuse work from the one before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number that the starting noise is drawn from. The same seed with the same settings makes the same picture again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doesn&apos;t suit this model, which was trained to start from pure noise (zero terminal SNR).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sampler} doesn&apos;t suit this model, which was trained to start from pure noise (zero terminal SNR); {other} is used instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sampler} needs at least {steps} steps; with fewer, Euler is used instead.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pictures</name>
    <message>
        <source>Copied picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>presets</name>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size, tiling and hires fix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength and mask settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps, guidance and sampler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRAs and embeddings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt and negative prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model “{value}” (not installed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mode “{value}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} (no effect in this mode)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} (no effect with this model)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler “{value}” (doesn&apos;t suit this model)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA or embedding “{value}” (not installed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA or embedding “{value}” (made for other models)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>privacy</name>
    <message>
        <source>Blurred picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden prompt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>query help</name>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both words, in the prompt, negative prompt, note, tags or file name. While you type, the last word may be the beginning of a longer one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These words, one right after the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that begin like this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only pictures without this; works with everything below as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that made the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sampler.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A LoRA that was used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that made the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guidance (CFG).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width and height in pixels, or only the longer side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made today, yesterday, this week or this month, in local time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made in that year, in that month or on that day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stars, from 0 to 5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picked, rejected, or neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colour label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a board.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder that the file is in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has a prompt, a note, tags or a LoRA, or is on a board.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was made from an input picture, with a mask or with a depth map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks like a picture. Picture → Find similar pictures writes this, with the picture’s number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has content similar to that of a picture. Picture → Find pictures with similar content writes this, with the picture’s number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any of several values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly this name. Without quotation marks, a part is enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More, at least, less, at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From one to the other, both included; one end may be left open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before, and since the beginning of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order and place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best, the largest, or the first name first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest or the oldest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other way round, with every order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A random order; the same number gives the same order again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most similar first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures in the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese and Japanese need no spaces: any characters that follow each other are found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The punctuation of Chinese keyboards means the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today, yesterday, this week and this month.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>Being edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prompt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>recall</name>
    <message>
        <source>model “{value}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VAE “{value}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA “{value}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA “{value}” (made for other models)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler “{value}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler “{value}” (doesn&apos;t suit this model)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noise schedule “{value}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed {value} (too large)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clip skip {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guidance {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strength {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>results</name>
    <message>
        <source>In the layer “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Performance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt and settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language of the window and its messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neutral greys, dark or light.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show advanced settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every parameter beside the prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where new pictures are saved. Existing pictures stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where models are installed. Models already installed stay where they are; move them yourself to keep using them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens a copy of a picture. What you save there becomes a new picture in the library; the original is never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What “Save as” writes about how a picture was made. Pictures in the library always keep everything, so that the library can be rebuilt from its files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied and dragged pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What pictures contain about how they were made when you copy them or drag them into other programs. The pictures in the library are never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark pictures as made with AI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In new pictures and in all copies, even those without metadata. Websites and other programs can read the mark (XMP, IPTC Digital Source Type).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide a mark in the pixels of copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes pixels by amounts that aren&apos;t seen, in what is exported, saved as a copy or dragged. The mark survives JPEG, but not resizing or cropping, and anybody can remove it, so it promises nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign copies (C2PA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures made with SD Studio that are exported, saved as a copy or dragged get a signature that shows who published them, that AI made them, and whether they were changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PEM file with your certificate first, then those that vouch for it. Everybody who gets a picture can read the name in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PEM file of the certificate&apos;s key. It stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blur pictures with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags, or words in the prompt, separated by commas. Pictures that have one of them are blurred until you select or open them and press V. F7 hides all pictures at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a long task ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only while you work in another window. Not every system plays the sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a notification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound and notification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the end of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each job, or only the last one in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anything shorter ends without a sound or notification.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than 1 minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than 5 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than 15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks at most once a day whether there is a newer version. Nothing about you, your computer or your pictures is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library that runs the model&apos;s denoising steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch, compiled for the graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenVINO</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>snapshots</name>
    <message>
        <source>Snapshot {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>styles</name>
    <message>
        <source>Basics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing and print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Illustration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photography</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Design</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Material and 3D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3D picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rounded object with soft shading. The practice model knows these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flat drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain areas of colour. The practice model knows these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black outlines. The practice model knows these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watercolour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transparent washes that run into each other on rough paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gouache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matt, opaque colour with crisp edges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oil painting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rich colour, blended wet and finished with visible strokes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impasto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint so thick that the strokes cast shadows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acrylic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean, bright colour in broad strokes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impressionist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken colour and the light of one moment, painted outdoors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pointillist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dots of pure colour that mix in the eye.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fresco</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chalky pigment on old plaster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chiaroscuro</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A single light out of deep shadow, as in Baroque painting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ink wash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese ink in a few strokes, with much of the paper left empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gongbi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fine, even lines filled with layered mineral colour, as in Chinese court painting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soft pastel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Powdery colour rubbed into toothed paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphite pencil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Careful shading with a soft pencil.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charcoal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broad, velvety blacks on grained paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pen and ink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hatching with a steel nib.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coloured pencil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers of waxy strokes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engraving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fine parallel lines that swell in the shadows, as on banknotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Woodcut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bold black shapes cut with a gouge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linocut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two or three flat inks, printed out of register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ukiyo-e</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Japanese woodblock print: flowing outline and graded flat colour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese papercut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red paper cut into a window decoration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blueprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White technical lines on blue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storybook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A warm picture-book page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean outlines with cel shading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manga</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black ink with screentone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comic book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heavy ink, flat colour and printed dots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even outlines and flat colour without shading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concept art</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fast digital painting that sells an idea.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fantasy painting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cover of an epic novel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Art nouveau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whiplash curves inside an ornamental frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Art deco</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Geometry, symmetry and gold from the 1920s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Natural light, true colour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studio portrait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soft key light and a blurred background.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cinematic still</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A frame from a widescreen film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analogue film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm colour negative film with grain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silver gelatin print with deep blacks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long exposure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving lights and water turned into veils.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Macro</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiny things, very close.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Golden hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low sun, long shadows and glowing edges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film noir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hard light through blinds, smoke and rain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A clean object on a plain ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flat vector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few shapes in a few colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen print poster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three flat inks on poster paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pop art</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loud colour and comic dots, repeated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bauhaus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Circles, bars and primary colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Isometric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tiny world seen from above, without perspective.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixel art</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visible pixels and a small palette.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low poly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facets of plain colour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stained glass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glowing colour between lines of lead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mosaic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small stones set in mortar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layered paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheets of paper, each with its shadow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clay animation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plasticine with fingerprints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue and white porcelain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cobalt blue under a clear glaze.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embroidery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Satin stitch in silk thread.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neon sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bent glass tubes glowing in the dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3D render</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Physically based materials and global illumination.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vinyl toy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A collectable figure on a plain ground.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tools</name>
    <message>
        <source>Working… Esc cancels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds to the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtracts from the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps only the overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was nothing to fill; the layer is unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: pick this colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag left or right: size · Up or down: hardness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a straight line · Ctrl: 15° steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: straight line from the last stroke · Ctrl: 15° steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is still loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a painted area to clear it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click inside an outline to fill it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: pick the background colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: pick the foreground colour · Shift or right button: background colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to move the mask · Shift: along one axis · Arrow keys: 1 px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to move only the layer mask · Shift: along one axis · Arrow keys: 1 px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to move the selected part · Shift: along one axis · Arrow keys: 1 px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to move the layer · Shift: along one axis · Arrow keys: 1 px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click an object, or drag a box around it · Alt: exclude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt: exclude · Enter applies · Backspace removes the last · Esc clears</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click the corners of an area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter closes · Backspace removes a corner · Shift: 45°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift: square · Alt: from the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag an ellipse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift: circle · Alt: from the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag around an area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release to close the outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift: straight line · Alt+drag: size, hardness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt: pick a colour · Shift: straight line · Alt+right-drag: size, hardness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint on the mask of layer “{name}” to show more of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase on the mask of layer “{name}” to hide parts of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase parts of the layer; the right mouse button paints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint on the layer with a colour; the right mouse button erases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase on the layer&apos;s mask to hide parts of the layer; the right mouse button shows them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint on the layer&apos;s mask to show more of the layer; the right mouse button hides parts of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a colour to show layer “{name}” there · Right button: hide it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a colour to fill that area on layer “{name}” · Right button: erase it · Alt: pick a colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transparency of layer “{name}” is locked, so nothing can be erased on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase on layer “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint on layer “{name}”, whose transparency is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint on layer “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase from the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint a selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase what should stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint over what should change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On mask “{name}”: erase what should stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On mask “{name}”: paint over what should change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to transform here: paint, or choose another layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter applies · Esc cancels · Shift: in proportion, 15° steps · Alt: from the centre</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>uses</name>
    <message>
        <source>Add as layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use as mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use as depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use only its settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the middle of the canvas, scaled down if it is larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint on it instead; Undo returns to the current picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White areas change, black areas stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White is near, black is far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt, seed and more, if its file contains them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its picture, layers and masks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>Practice model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>estimating…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the prompt…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generating…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishing the picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generated in low-memory mode ({how})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps repeated in full precision: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encoded in tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>denoised in parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decoded in tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
