<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
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
    <name>MainWindow</name>
    <message numerus="yes">
        <source>Removed %n job(s) from the queue.</source>
        <translation>
            <numerusform>Removed %n job from the queue.</numerusform>
            <numerusform>Removed %n jobs from the queue.</numerusform>
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
    <name>PeerSettingsOffer</name>
    <message numerus="yes">
        <source>Now using %n setting(s) of this picture.</source>
        <translation>
            <numerusform>Now using %n setting of this picture.</numerusform>
            <numerusform>Now using %n settings of this picture.</numerusform>
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
    <name>PromptEditor</name>
    <message numerus="yes">
        <source>{pieces} and %n more</source>
        <translation>
            <numerusform>{pieces} and %n more</numerusform>
            <numerusform>{pieces} and %n more</numerusform>
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
</TS>
