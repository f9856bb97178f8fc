<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About SD Studio</source>
        <translation>关于 SD Studio</translation>
    </message>
    <message>
        <source>Generate pictures with Stable Diffusion on your own computer. SD Studio is free software under the Apache License 2.0. Each model has its own licence; see its folder.</source>
        <translation>在自己的电脑上用 Stable Diffusion 生成图片。SD Studio 是采用 Apache 2.0 许可的自由软件。每个模型各有自己的许可证，请见其文件夹。</translation>
    </message>
    <message>
        <source>Search licences</source>
        <translation>搜索许可证</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>No component or licence matches.</source>
        <translation>没有匹配的组件或许可证。</translation>
    </message>
</context>
<context>
    <name>AdapterRow</name>
    <message>
        <source>“{word}” in the prompt</source>
        <translation>提示词中的“{word}”</translation>
    </message>
    <message>
        <source>Weight of {name}</source>
        <translation>{name} 的权重</translation>
    </message>
    <message>
        <source>UNet weight of {name}</source>
        <translation>{name} 的 UNet 权重</translation>
    </message>
    <message>
        <source>Text encoder weight of {name}</source>
        <translation>{name} 的文本编码器权重</translation>
    </message>
    <message>
        <source>Weight: how strongly it is applied; 1 is full strength</source>
        <translation>权重：作用的强度；1 为完整强度</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>UNet weight: how strongly it changes the picture; 1 is full strength</source>
        <translation>UNet 权重：对画面的作用强度；1 为完整强度</translation>
    </message>
    <message>
        <source>Text encoder weight: how strongly it changes the meaning of the prompt; 1 is full strength</source>
        <translation>文本编码器权重：对提示词含义的作用强度；1 为完整强度</translation>
    </message>
    <message>
        <source>Whether it is for few steps</source>
        <translation>是否为少步数 LoRA</translation>
    </message>
    <message>
        <source>Whether {name} is for few steps</source>
        <translation>{name} 是否为少步数 LoRA</translation>
    </message>
    <message>
        <source>For the usual number of steps</source>
        <translation>普通步数</translation>
    </message>
</context>
<context>
    <name>AdaptersBox</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件添加…</translation>
    </message>
    <message>
        <source>LoRAs and embeddings</source>
        <translation>LoRA 与嵌入</translation>
    </message>
    <message>
        <source>Small files that teach a model a style, a person or an object. Each works with models of the family that it was made for. Embeddings are also called textual inversions.</source>
        <translation>教模型学会某种风格、人物或物品的小文件，只适用于制作时所针对的模型系列。嵌入也叫文本反转（textual inversion）。</translation>
    </message>
    <message>
        <source>Use a LoRA or an embedding</source>
        <translation>使用 LoRA 或嵌入</translation>
    </message>
    <message>
        <source>Add a LoRA or embedding</source>
        <translation>添加 LoRA 或嵌入</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>No LoRAs or embeddings yet</source>
        <translation>还没有 LoRA 或嵌入</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Choose LoRAs or embeddings</source>
        <translation>选择 LoRA 或嵌入</translation>
    </message>
    <message>
        <source>{name} (doesn&apos;t fit this model)</source>
        <translation>{name}（不适用于此模型）</translation>
    </message>
    <message>
        <source>{name} (can&apos;t be used)</source>
        <translation>{name}（无法使用）</translation>
    </message>
</context>
<context>
    <name>AdjustmentPanel</name>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>正在处理…</translation>
    </message>
</context>
<context>
    <name>Arranging</name>
    <message>
        <source>{day}, {first} to {last}</source>
        <translation>{day} {first} 至 {last}</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Restoring brings back the queue and the database as they were at that time. Your pictures and what you added to them stay.</source>
        <translation>恢复会让队列和数据库回到当时的状态。图片和您添加的内容都会保留。</translation>
    </message>
    <message>
        <source>A job is running or its pictures are being saved. Wait until it&apos;s finished, or stop it; then you can restore a backup.</source>
        <translation>有任务正在运行，或其图片正在保存。请等它完成或将它停止，然后才能恢复备份。</translation>
    </message>
    <message>
        <source>The queue will be replaced by the one in the backup, and its jobs will be paused. Pictures made since then stay, and so do stars, tags, boards and notes. The current database is kept next to the restored one.</source>
        <translation>队列会替换为备份中的队列，其中的任务会暂停。此后生成的图片会保留，星级、标签、画板和备注也会保留。现在的数据库会保存在恢复的数据库旁边。</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are in the queue now.</source>
        <translation>
            <numerusform>现在的队列中有 %n 个任务。</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore the backup of {date}?</source>
        <translation>恢复 {date} 的备份？</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>BesideView</name>
    <message>
        <source>Picture {number}</source>
        <translation>图片 {number}</translation>
    </message>
</context>
<context>
    <name>BlurredSign</name>
    <message>
        <source>Reveal</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>已模糊</translation>
    </message>
    <message>
        <source>Reveal the blurred picture</source>
        <translation>显示模糊的图片</translation>
    </message>
    <message>
        <source>Show it clearly until you leave it</source>
        <translation>清晰显示，离开后重新模糊</translation>
    </message>
</context>
<context>
    <name>BoardPicker</name>
    <message>
        <source>No board</source>
        <translation>无画板</translation>
    </message>
    <message>
        <source>New pictures go to no board</source>
        <translation>新图片不放入任何画板</translation>
    </message>
    <message>
        <source>New pictures go to the board “{board}”</source>
        <translation>新图片放入画板“{board}”</translation>
    </message>
    <message>
        <source>New board…</source>
        <translation>新画板…</translation>
    </message>
    <message>
        <source>New board</source>
        <translation>新画板</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>BoardPopup</name>
    <message>
        <source>Name of a board, or of a new one</source>
        <translation>现有或新画板的名称</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>画板</translation>
    </message>
    <message>
        <source>Create board “{name}”</source>
        <translation>新建画板“{name}”</translation>
    </message>
    <message>
        <source>No boards yet: type a name</source>
        <translation>还没有画板：请输入名称</translation>
    </message>
</context>
<context>
    <name>BrushButton</name>
    <message>
        <source>Smoothing and pen pressure</source>
        <translation>平滑与压感</translation>
    </message>
</context>
<context>
    <name>BrushPopup</name>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Pen pressure changes</source>
        <translation>压感改变</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Steadies your hand: the line follows the pointer with a short delay</source>
        <translation>让手更稳：线条延迟跟随指针</translation>
    </message>
    <message>
        <source>Light pressure is on the left, hard pressure on the right. Drag the points, or select one with the left and right arrow keys and move it with the up and down arrow keys. Double-click to straighten the curve.</source>
        <translation>左侧为轻压，右侧为重压。拖动各点，或用左右方向键选择一点，再用上下方向键移动。双击可将曲线恢复为直线。</translation>
    </message>
    <message>
        <source>Size curve</source>
        <translation>大小曲线</translation>
    </message>
    <message>
        <source>Opacity curve</source>
        <translation>不透明度曲线</translation>
    </message>
    <message>
        <source>{count} ms</source>
        <translation>{count} 毫秒</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Callout</name>
    <message>
        <source>End the tour</source>
        <translation>结束导览</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>带我去</translation>
    </message>
</context>
<context>
    <name>CanvasController</name>
    <message>
        <source>This is now the input picture. Its mask is empty.</source>
        <translation>已改用这张图片作为输入图片，蒙版还是空的。</translation>
    </message>
    <message>
        <source>Use the same mask</source>
        <translation>使用同样的蒙版</translation>
    </message>
    <message>
        <source>Nothing is masked yet. Paint or select an area first.</source>
        <translation>还没有蒙版。请先涂抹或选择一个区域。</translation>
    </message>
    <message>
        <source>The whole picture is repainted</source>
        <translation>整张图片都会重绘</translation>
    </message>
    <message>
        <source>Only hints count for the next picture</source>
        <translation>下一张图片只会参考提示图</translation>
    </message>
</context>
<context>
    <name>CanvasCover</name>
    <message>
        <source>There are blurred pictures on this canvas. Press {key} to show them.</source>
        <translation>此画布上有已模糊的图片。按 {key} 可显示。</translation>
    </message>
</context>
<context>
    <name>CanvasExporter</name>
    <message>
        <source>Export canvas</source>
        <translation>导出画布</translation>
    </message>
    <message>
        <source>Exported the canvas as “{name}”.</source>
        <translation>已将画布导出为“{name}”。</translation>
    </message>
</context>
<context>
    <name>CanvasModel</name>
    <message>
        <source>The layer&apos;s transparency is locked, so nothing can be erased. Unlock it first.</source>
        <translation>此图层的透明度已锁定，无法擦除。请先解锁。</translation>
    </message>
    <message>
        <source>The layer is too far off the canvas to be painted on here. Move it closer first.</source>
        <translation>此图层离画布太远，无法在这里绘制。请先将其移近。</translation>
    </message>
</context>
<context>
    <name>CanvasNotices</name>
    <message>
        <source>The oldest changes on the canvas can&apos;t be undone any more, because keeping them would take too much memory.</source>
        <translation>对画布最早的修改已无法撤销，因为保留它们会占用过多内存。</translation>
    </message>
    <message>
        <source>The result is now a layer. The mask was kept.</source>
        <translation>结果现在是一个图层，蒙版已保留。</translation>
    </message>
    <message>
        <source>Clear the mask</source>
        <translation>清除蒙版</translation>
    </message>
    <message>
        <source>No other picture with this aspect ratio has a mask.</source>
        <translation>没有其他相同宽高比的图片带有蒙版。</translation>
    </message>
</context>
<context>
    <name>CanvasPage</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>The arrow keys move the brush; hold Shift to paint while moving, or press Enter to paint a dot. Other tools move the same way; Enter starts and finishes an area. Hold Space and drag to move the picture.</source>
        <translation>方向键移动画笔；按住 Shift 移动即可绘制，按 Enter 绘制一个点。其他工具的移动方式相同，按 Enter 开始和结束一个区域。按住空格键拖动可移动图片。</translation>
    </message>
    <message>
        <source>Tool: {name}.</source>
        <translation>工具：{name}。</translation>
    </message>
</context>
<context>
    <name>CaptionBar</name>
    <message>
        <source>Describing pictures</source>
        <translation>正在描述图片</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Describing pictures: {done} of {total}, {left}</source>
        <translation>正在描述图片：{done} / {total}，{left}</translation>
    </message>
    <message>
        <source>The others follow when no picture is being made.</source>
        <translation>其余的会在没有图片生成时继续。</translation>
    </message>
    <message>
        <source>The others follow when the image engine is ready.</source>
        <translation>其余的会在图像引擎就绪后继续。</translation>
    </message>
    <message>
        <source>Described {done} of {total} pictures.</source>
        <translation>已描述 {done} / {total} 张图片。</translation>
    </message>
</context>
<context>
    <name>CaptionController</name>
    <message>
        <source>The description is in the prompt.</source>
        <translation>描述已用于提示词。</translation>
    </message>
</context>
<context>
    <name>CaptionDialog</name>
    <message>
        <source>Describe picture</source>
        <translation>描述图片</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>In English; change it as you like before it is used</source>
        <translation>英文；使用前可以随意修改</translation>
    </message>
    <message>
        <source>Describing the picture…</source>
        <translation>正在描述图片…</translation>
    </message>
    <message>
        <source>Replace the prompt</source>
        <translation>替换提示词</translation>
    </message>
    <message>
        <source>Add to the end of the prompt</source>
        <translation>加在提示词末尾</translation>
    </message>
    <message>
        <source>Use in prompt</source>
        <translation>用于提示词</translation>
    </message>
    <message>
        <source>One step, which Undo takes back</source>
        <translation>一个步骤，可以撤销</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Waiting for a step of the picture that is being made…</source>
        <translation>正在等待生成中的图片完成一步…</translation>
    </message>
    <message>
        <source>Waiting for the image engine…</source>
        <translation>正在等待图像引擎…</translation>
    </message>
</context>
<context>
    <name>CaptionNotesController</name>
    <message>
        <source>Pictures are being described. Wait until they are, or stop it.</source>
        <translation>正在描述图片。请等待完成，或先停止。</translation>
    </message>
    <message numerus="yes">
        <source>Described %n picture(s).</source>
        <translation>
            <numerusform>已描述 %n 张图片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) stayed as they are.</source>
        <translation>
            <numerusform>%n 条备注保持不变。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) couldn&apos;t be described.</source>
        <translation>
            <numerusform>%n 张图片无法描述。</numerusform>
        </translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}：{reason}</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) weren&apos;t looked at.</source>
        <translation>
            <numerusform>%n 张图片尚未处理。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaptionNotesDialog</name>
    <message>
        <source>Describe in notes</source>
        <translation>在备注中描述</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) will be described in the notes.</source>
        <translation>
            <numerusform>将把图片内容写进 %n 张图片的备注。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blurred picture(s) are left out.</source>
        <translation>
            <numerusform>%n 张模糊显示的图片会被跳过。</numerusform>
        </translation>
    </message>
    <message>
        <source>Pictures that have a note:</source>
        <translation>已有备注的图片：</translation>
    </message>
    <message>
        <source>Leave them as they are</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Add the description below the note</source>
        <translation>把描述加在备注下面</translation>
    </message>
    <message>
        <source>Descriptions are in English, and the search finds them. You can go on working; pictures that are being made come first.</source>
        <translation>描述是英文的，可以搜索到。您可以继续工作；正在生成的图片优先。</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>CardModel</name>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
</context>
<context>
    <name>CardsDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>关闭此窗口</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>More actions, import and export</source>
        <translation>更多操作、导入和导出</translation>
    </message>
</context>
<context>
    <name>CellWords</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n 星</numerusform>
        </translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>留用</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>排除</translation>
    </message>
    <message numerus="yes">
        <source>Stack of %n picture(s)</source>
        <translation>
            <numerusform>堆叠，共 %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>File not available</source>
        <translation>文件不可用</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Red label</source>
        <translation>红色标签</translation>
    </message>
    <message>
        <source>Yellow label</source>
        <translation>黄色标签</translation>
    </message>
    <message>
        <source>Green label</source>
        <translation>绿色标签</translation>
    </message>
    <message>
        <source>Blue label</source>
        <translation>蓝色标签</translation>
    </message>
    <message>
        <source>Purple label</source>
        <translation>紫色标签</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Try one of these prompts:</source>
        <translation>试试这些提示词：</translation>
    </message>
</context>
<context>
    <name>CloseController</name>
    <message>
        <source>Save elsewhere…</source>
        <translation>保存到别处…</translation>
    </message>
    <message>
        <source>Close SD Studio?</source>
        <translation>关闭 SD Studio？</translation>
    </message>
    <message>
        <source>A picture is still being generated.</source>
        <translation>还有图片正在生成。</translation>
    </message>
    <message>
        <source>The jobs waiting in the queue are kept whatever you choose.</source>
        <translation>无论选择哪一项，队列中等待的任务都会保留。</translation>
    </message>
    <message>
        <source>Finish, then close</source>
        <translation>完成后关闭</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Close and generate it next time</source>
        <translation>关闭，下次再生成</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) couldn&apos;t be saved and would be lost.</source>
        <translation>
            <numerusform>有 %n 张图片未能保存，关闭后会丢失。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They exist only in memory. Save them elsewhere before you close SD Studio.</source>
        <translation>
            <numerusform>它们只在内存中。关闭前请先保存到别处。</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard and close</source>
        <translation>放弃并关闭</translation>
    </message>
</context>
<context>
    <name>ColourButton</name>
    <message>
        <source>Colours for painting on layers; X swaps them, D resets them to black and white</source>
        <translation>用于图层绘画的颜色；按 X 交换，按 D 恢复为黑白</translation>
    </message>
    <message>
        <source>Foreground colour {foreground}, background colour {background}</source>
        <translation>前景色 {foreground}，背景色 {background}</translation>
    </message>
</context>
<context>
    <name>ColourPicker</name>
    <message>
        <source>Hue</source>
        <translation>色相</translation>
    </message>
    <message>
        <source>Saturation {saturation}%, value {value}%</source>
        <translation>饱和度 {saturation}%，明度 {value}%</translation>
    </message>
</context>
<context>
    <name>ColourPopup</name>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Hexadecimal value</source>
        <translation>十六进制值</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>黑白</translation>
    </message>
    <message>
        <source>Recently used</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>From the picture</source>
        <translation>取自图片</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
</context>
<context>
    <name>CombineButtons</name>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace the mask</source>
        <translation>替换蒙版</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add to the mask (Shift)</source>
        <translation>添加到蒙版（Shift）</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>减去</translation>
    </message>
    <message>
        <source>Subtract from the mask (Alt)</source>
        <translation>从蒙版中减去（Alt）</translation>
    </message>
    <message>
        <source>Intersect</source>
        <translation>交集</translation>
    </message>
    <message>
        <source>Keep only the overlap with the mask (Shift+Alt)</source>
        <translation>只保留与蒙版重叠的部分（Shift+Alt）</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>No command available now matches this</source>
        <translation>没有找到现在可用的匹配命令</translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Show the pictures next to each other</source>
        <translation>并列显示图片</translation>
    </message>
    <message>
        <source>Slider</source>
        <translation>滑动对比</translation>
    </message>
    <message>
        <source>Drag a line to show more of one picture or the other</source>
        <translation>拖动分隔线，显示更多左图或右图</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>闪烁对比</translation>
    </message>
    <message>
        <source>N shows another two of three or four</source>
        <translation>有三或四张图片时，按 N 换另外两张</translation>
    </message>
    <message>
        <source>Show the pictures in turn; Space shows the next one</source>
        <translation>轮流显示图片；按空格键显示下一张</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异图</translation>
    </message>
    <message>
        <source>Show where the pictures differ: the brighter, the more they differ</source>
        <translation>显示图片的不同之处：越亮差异越大</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>实际大小</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>结束对比</translation>
    </message>
    <message>
        <source>Amplify the difference</source>
        <translation>放大差异</translation>
    </message>
    <message>
        <source>How many times brighter the difference is shown</source>
        <translation>差异的显示亮度放大多少倍</translation>
    </message>
    <message>
        <source>Time for each picture</source>
        <translation>每张图片的时间</translation>
    </message>
    <message>
        <source>How long each picture is shown</source>
        <translation>每张图片显示多久</translation>
    </message>
    <message>
        <source>Left picture</source>
        <translation>左侧图片</translation>
    </message>
    <message>
        <source>Right picture</source>
        <translation>右侧图片</translation>
    </message>
    <message>
        <source>Left: {number}</source>
        <translation>左：{number}</translation>
    </message>
    <message>
        <source>Right: {number}</source>
        <translation>右：{number}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Pictures, one over the other</source>
        <translation>叠放在一起的图片</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>显示中</translation>
    </message>
    <message>
        <source>Picture {number}</source>
        <translation>图片 {number}</translation>
    </message>
    <message>
        <source>Reveal what is blurred to see the difference.</source>
        <translation>请先显示模糊的图片，才能看到差异。</translation>
    </message>
    <message>
        <source>One of the pictures can&apos;t be opened.</source>
        <translation>其中一张图片无法打开。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在对比…</translation>
    </message>
    <message>
        <source>No pixel differs.</source>
        <translation>没有任何像素不同。</translation>
    </message>
    <message>
        <source>Largest difference {largest} of 255, mean {mean}.</source>
        <translation>最大差异 {largest}（满值 255），平均 {mean}。</translation>
    </message>
    <message>
        <source>The sizes differ, so the second picture was scaled.</source>
        <translation>尺寸不同，因此第二张已缩放。</translation>
    </message>
</context>
<context>
    <name>CompositeMaskSwitch</name>
    <message>
        <source>The composite mask is shown: what isn&apos;t grey has been changed.</source>
        <translation>正在显示合成蒙版：不是灰色的部分已被更改。</translation>
    </message>
    <message>
        <source>No layer changes the picture yet, so all of it is grey.</source>
        <translation>还没有图层改变这张图片，因此全部显示为灰色。</translation>
    </message>
</context>
<context>
    <name>ContentBar</name>
    <message>
        <source>Comparing pictures by their content</source>
        <translation>按内容比较图片</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) can&apos;t be read, so they aren&apos;t compared.</source>
        <translation>
            <numerusform>%n 张图片无法读取，因此未参与比较。</numerusform>
        </translation>
    </message>
    <message>
        <source>Compared with {done} of {total} pictures.</source>
        <translation>已与 {total} 张图片中的 {done} 张比较。</translation>
    </message>
    <message>
        <source>The others follow when no picture is being made.</source>
        <translation>其余图片会在不生成图片时继续比较。</translation>
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
        <translation>ControlNet 模型</translation>
    </message>
    <message>
        <source>The ControlNet that is used</source>
        <translation>所用的 ControlNet</translation>
    </message>
    <message>
        <source>Kind of hint</source>
        <translation>提示图类型</translation>
    </message>
    <message>
        <source>Remove this ControlNet; Undo restores it</source>
        <translation>移除此 ControlNet；可用“撤销”恢复</translation>
    </message>
    <message>
        <source>Remove this ControlNet</source>
        <translation>移除此 ControlNet</translation>
    </message>
    <message>
        <source>Hint picture</source>
        <translation>提示图</translation>
    </message>
    <message>
        <source>Choose the hint picture</source>
        <translation>选择提示图</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Use current picture</source>
        <translation>使用当前图片</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Remove hint</source>
        <translation>移除提示图</translation>
    </message>
    <message>
        <source>Find edges</source>
        <translation>提取边缘</translation>
    </message>
    <message>
        <source>Finds the edges of the picture. Turn it off if the picture already shows white lines on black.</source>
        <translation>提取图片的边缘。如果图片本身已是黑底白线，请关闭此项。</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>How strongly it is applied; 1 is as trained</source>
        <translation>作用强度；1 为训练时的强度</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>The part of the steps after which it begins</source>
        <translation>从采样步数的百分之几开始生效</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>The part of the steps after which it ends; ending earlier leaves the model more freedom with details</source>
        <translation>到采样步数的百分之几停止生效；提早结束可让模型在细节上更自由</translation>
    </message>
    <message>
        <source>ControlNet: {name}</source>
        <translation>ControlNet：{name}</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>This picture no longer exists.</source>
        <translation>这张图片已不存在。</translation>
    </message>
    <message>
        <source>Uses the input picture, unless you choose another.</source>
        <translation>使用输入图片，除非您另选一张。</translation>
    </message>
    <message>
        <source>Uses the input picture and its mask.</source>
        <translation>使用输入图片及其蒙版。</translation>
    </message>
    <message>
        <source>Only works in the mode Inpaint.</source>
        <translation>仅在“局部重绘”模式下有效。</translation>
    </message>
    <message>
        <source>Drop a picture here, or choose one. Its edges will be found.</source>
        <translation>将图片拖放到这里，或选择一张。程序会提取其边缘。</translation>
    </message>
    <message>
        <source>Drop a hint here, or choose one.</source>
        <translation>将提示图拖放到这里，或选择一张。</translation>
    </message>
    <message>
        <source>Loading the picture…</source>
        <translation>正在载入图片…</translation>
    </message>
    <message>
        <source>Choose the picture to follow, or drop it here</source>
        <translation>选择要遵循的图片，也可以拖放到这里</translation>
    </message>
    <message>
        <source>Use active layer</source>
        <translation>使用当前图层</translation>
    </message>
    <message>
        <source>Edit on canvas</source>
        <translation>在画布上编辑</translation>
    </message>
    <message>
        <source>Edit the hint on the canvas</source>
        <translation>在画布上编辑提示图</translation>
    </message>
    <message>
        <source>Opens the hint as a layer on the canvas, to paint on it. It isn&apos;t in the picture; the next pictures follow what is painted.</source>
        <translation>将提示图作为图层在画布上打开，以便绘制。该图层不会出现在图片中；之后生成的图片会遵循所绘内容。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop estimating the depth</source>
        <translation>停止估计深度</translation>
    </message>
    <message>
        <source>Low threshold</source>
        <translation>低阈值</translation>
    </message>
    <message>
        <source>Weaker edges are left out; the others continue strong ones</source>
        <translation>更弱的边缘会被忽略；其余的用于延续强边缘</translation>
    </message>
    <message>
        <source>High threshold</source>
        <translation>高阈值</translation>
    </message>
    <message>
        <source>Edges that are this strong or more begin a line; higher leaves fewer lines</source>
        <translation>达到此强度的边缘才会成为线条；数值越高，线条越少</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset the thresholds</source>
        <translation>重置阈值</translation>
    </message>
    <message>
        <source>Use the usual thresholds again</source>
        <translation>恢复为默认阈值</translation>
    </message>
    <message>
        <source>The layer “{name}” on the canvas is used. Hide it to use another hint.</source>
        <translation>正在使用画布上的图层“{name}”。要使用其他提示图，请将其隐藏。</translation>
    </message>
    <message>
        <source>Drop a picture here, or choose one. Its depth will be estimated.</source>
        <translation>将图片拖放到此处，或选择一张图片，程序会估计其深度。</translation>
    </message>
    <message>
        <source>Estimate depth</source>
        <translation>估计深度</translation>
    </message>
    <message>
        <source>Estimates the depth of the picture. Turn it off if the picture is a depth map already, where white is near.</source>
        <translation>估计图片的深度。如果图片本身就是深度图（白色为近处），请关闭此项。</translation>
    </message>
    <message>
        <source>Estimating the depth…</source>
        <translation>正在估计深度…</translation>
    </message>
    <message>
        <source>The depth wasn&apos;t estimated. Choose the picture again, or turn off “Estimate depth” to use it as it is.</source>
        <translation>未能估计深度。请重新选择图片，或关闭“估计深度”以直接使用该图片。</translation>
    </message>
</context>
<context>
    <name>ControlsBox</name>
    <message>
        <source>ControlNet</source>
        <translation>ControlNet</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a ControlNet</source>
        <translation>添加 ControlNet</translation>
    </message>
    <message>
        <source>No ControlNet that fits this model is installed.</source>
        <translation>尚未安装适合此模型的 ControlNet。</translation>
    </message>
    <message>
        <source>Get a ControlNet…</source>
        <translation>获取 ControlNet…</translation>
    </message>
    <message>
        <source>Show the models, where ControlNets can be downloaded and imported</source>
        <translation>打开模型窗口，可在其中下载和导入 ControlNet</translation>
    </message>
    <message>
        <source>No more than {limit} can be used at once</source>
        <translation>最多可同时使用 {limit} 个</translation>
    </message>
    <message>
        <source>Makes the picture follow the edges, depth or pose of another one, the hint. Several can be used at once.</source>
        <translation>让画面遵循另一张图片（提示图）的边缘、深度或姿势。可同时使用多个。</translation>
    </message>
    <message>
        <source>Follow the edges, depth or pose of another picture</source>
        <translation>让画面遵循另一张图片的边缘、深度或姿势</translation>
    </message>
</context>
<context>
    <name>ControlsController</name>
    <message>
        <source>The picture is now the hint of {name}.</source>
        <translation>这张图片现在是 {name} 的提示图。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Choose a hint picture</source>
        <translation>选择提示图</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard. Copy one first.</source>
        <translation>剪贴板中没有图片。请先复制一张。</translation>
    </message>
</context>
<context>
    <name>CountPicker</name>
    <message>
        <source>Fewer</source>
        <translation>少一张</translation>
    </message>
    <message>
        <source>More</source>
        <translation>多一张</translation>
    </message>
    <message>
        <source>Number of pictures</source>
        <translation>图片张数</translation>
    </message>
    <message>
        <source>How many pictures each click on Generate makes (batch count)</source>
        <translation>每次点击“生成”要生成的图片张数（批次数）</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>出了点问题</translation>
    </message>
    <message>
        <source>SD Studio ran into an internal error. Your pictures and the queue are safe. You can continue working; if something looks wrong, restart SD Studio.

To report the problem, copy or save the details. They contain no prompts or pictures, and your user name has been removed.</source>
        <translation>SD Studio 遇到内部错误。您的图片和队列都完好无损。您可以继续使用；如果有异常，请重新启动 SD Studio。

如需报告问题，请复制或保存以下详细信息。其中不含提示词和图片，您的用户名也已移除。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>Cropper</name>
    <message>
        <source>The layer has nothing inside the selection, so it wasn&apos;t cropped.</source>
        <translation>图层在选区内没有内容，因此未裁剪。</translation>
    </message>
    <message>
        <source>The selection already reaches all four edges, so there is nothing to crop.</source>
        <translation>选区已经到达四条边，因此没有可裁剪的部分。</translation>
    </message>
    <message>
        <source>Select the part to keep first, for example a rectangle.</source>
        <translation>请先选择要保留的部分，例如一个矩形。</translation>
    </message>
</context>
<context>
    <name>Culling</name>
    <message>
        <source>Cull pictures</source>
        <translation>挑选图片</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation>第 {position} 张，共 {count} 张</translation>
    </message>
    <message>
        <source>P pick · X reject · U unflag · 0–5 stars · 6–9 colour · Backspace undo · Enter finish</source>
        <translation>P 留用 · X 排除 · U 取消旗标 · 0–5 评星 · 6–9 色标 · Backspace 撤销 · Enter 结束</translation>
    </message>
    <message>
        <source>Advance after each key (A)</source>
        <translation>每次按键后前往下一张（A）</translation>
    </message>
    <message>
        <source>Advance after each key</source>
        <translation>每次按键后前往下一张</translation>
    </message>
    <message numerus="yes">
        <source>%n rejected picture(s) can be moved to the trash now; Undo restores them.</source>
        <translation>
            <numerusform>可将 %n 张排除的图片移到回收站；撤销即可恢复。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep your decisions about %n picture(s)?</source>
        <translation>
            <numerusform>保留对 %n 张图片的决定？</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep decisions and delete rejects</source>
        <translation>保留决定并删除排除的图片</translation>
    </message>
    <message>
        <source>Keep decisions</source>
        <translation>保留决定</translation>
    </message>
    <message>
        <source>Keep decisions only</source>
        <translation>仅保留决定</translation>
    </message>
    <message>
        <source>Discard decisions</source>
        <translation>放弃决定</translation>
    </message>
    <message>
        <source>Continue culling</source>
        <translation>继续挑选</translation>
    </message>
</context>
<context>
    <name>CurveEdit</name>
    <message>
        <source>Pressure {pressure}%, effect {effect}%</source>
        <translation>压力 {pressure}%，效果 {effect}%</translation>
    </message>
</context>
<context>
    <name>DateDialog</name>
    <message>
        <source>Jump to date</source>
        <translation>跳转到日期</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Type a date, such as {day} or {month}</source>
        <translation>输入日期，例如 {day} 或 {month}</translation>
    </message>
    <message>
        <source>A year, a month or a day; the nearest day with pictures is chosen</source>
        <translation>可以是年、月或日；会选中有图片的最近一天</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This isn&apos;t a date.</source>
        <translation>这不是日期。</translation>
    </message>
    <message>
        <source>No pictures then; this is the nearest day.</source>
        <translation>那时没有图片；这是最近的一天。</translation>
    </message>
</context>
<context>
    <name>DecodeMenu</name>
    <message>
        <source>The model&apos;s own VAE</source>
        <translation>模型自带的 VAE</translation>
    </message>
    <message>
        <source>Change this if pictures come out black, pale or with wrong colours</source>
        <translation>如果图片发黑、发灰或颜色不对，请更改此项</translation>
    </message>
    <message>
        <source>Get a VAE…</source>
        <translation>获取 VAE…</translation>
    </message>
    <message>
        <source>Decode with</source>
        <translation>解码用的 VAE</translation>
    </message>
</context>
<context>
    <name>DepthBar</name>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
</context>
<context>
    <name>DepthController</name>
    <message>
        <source>The depth on the canvas is used.</source>
        <translation>使用画布上的深度。</translation>
    </message>
    <message>
        <source>The depth map in the settings is used.</source>
        <translation>使用设置中的深度图。</translation>
    </message>
    <message>
        <source>The depth on the canvas is hidden, so the model estimates its own.</source>
        <translation>画布上的深度已隐藏，因此由模型自行估计。</translation>
    </message>
    <message>
        <source>The model estimates the depth, unless you add one here.</source>
        <translation>由模型估计深度，除非您在此添加。</translation>
    </message>
    <message>
        <source>Estimating the depth. It will appear as a layer on the canvas.</source>
        <translation>正在估计深度，完成后会作为图层出现在画布上。</translation>
    </message>
    <message>
        <source>Open a depth map</source>
        <translation>打开深度图</translation>
    </message>
    <message>
        <source>The depth map was cropped to the aspect ratio of the canvas.</source>
        <translation>深度图已按画布的宽高比裁剪。</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Save depth map</source>
        <translation>保存深度图</translation>
    </message>
    <message>
        <source>PNG, exact pixels</source>
        <translation>PNG，像素完全一致</translation>
    </message>
    <message>
        <source>Saved the depth map as “{name}”.</source>
        <translation>已将深度图保存为“{name}”。</translation>
    </message>
</context>
<context>
    <name>DepthPanel</name>
    <message>
        <source>Adjust depth</source>
        <translation>调整深度</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>How often each level occurs, from far to near. Drag the handles to choose which levels become black and white.</source>
        <translation>各级灰度出现的频率，从远到近。拖动滑块选择哪些灰度变为黑色和白色。</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>This level and lower ones become the farthest</source>
        <translation>此灰度及更低的灰度变为最远</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>This level and higher ones become the nearest</source>
        <translation>此灰度及更高的灰度变为最近</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>伽马</translation>
    </message>
    <message>
        <source>Shifts the midtones: right brings them nearer, left moves them farther away</source>
        <translation>调整中间调：向右更近，向左更远</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Softens edges and fine detail in the depth</source>
        <translation>柔化深度的边缘和细节</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反相</translation>
    </message>
    <message>
        <source>Swap near and far, for depth maps where black is near</source>
        <translation>对调远近；用于黑色表示近处的深度图</translation>
    </message>
    <message>
        <source>Auto levels</source>
        <translation>自动色阶</translation>
    </message>
    <message>
        <source>Stretch the levels that occur to the whole range from black to white</source>
        <translation>把出现的灰度扩展到从黑到白的整个范围</translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation>{size} 像素</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>画板</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Select a picture to see how it was made.</source>
        <translation>选择一张图片，即可查看它是如何生成的。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) selected</source>
        <translation>
            <numerusform>已选择 %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>The settings below are those of the current picture.</source>
        <translation>下方的设置属于当前图片。</translation>
    </message>
    <message>
        <source>Its folder can&apos;t be reached. If it is on a drive, connect the drive.</source>
        <translation>无法访问它所在的文件夹。如果位于某个驱动器上，请连接该驱动器。</translation>
    </message>
    <message numerus="yes">
        <source>The stars, tags and boards shown are those of the first %n of them. Changes apply to all.</source>
        <translation>
            <numerusform>显示的是其中前 %n 张的星级、标签和画板；所作的更改对全部生效。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoneBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop here to import as a model</source>
        <translation>松开即可作为模型导入</translation>
    </message>
    <message>
        <source>Drop here to copy the pictures into the library
The originals stay where they are</source>
        <translation>拖放到此处，将图片复制到图库
原文件保留在原处</translation>
    </message>
    <message>
        <source>Drop here to use as the input picture</source>
        <translation>松开即可用作输入图片</translation>
    </message>
    <message>
        <source>Drop here to open this project</source>
        <translation>松开即可打开此项目</translation>
    </message>
</context>
<context>
    <name>DuplicatePair</name>
    <message>
        <source>Keep left</source>
        <translation>保留左图</translation>
    </message>
    <message>
        <source>Keep right</source>
        <translation>保留右图</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>两张都保留</translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation>不是重复图片</translation>
    </message>
    <message>
        <source>Undo last</source>
        <translation>撤销上一步</translation>
    </message>
    <message>
        <source>The left one is better; the right one goes to the trash at the end</source>
        <translation>左图更好；右图最后移到回收站</translation>
    </message>
    <message>
        <source>The right one is better; the left one goes to the trash at the end</source>
        <translation>右图更好；左图最后移到回收站</translation>
    </message>
    <message>
        <source>Two versions of one picture; both stay</source>
        <translation>同一图片的两个版本；都保留</translation>
    </message>
    <message>
        <source>The pictures are unrelated; both stay</source>
        <translation>两张图片互不相关；都保留</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>撤销上一个决定</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Pair {number} of {count}</source>
        <translation>第 {number} 对，共 {count} 对</translation>
    </message>
    <message>
        <source>Exactly the same pixels</source>
        <translation>像素完全相同</translation>
    </message>
    <message>
        <source>The same light and dark areas, but different pixels</source>
        <translation>明暗分布相同，但像素不同</translation>
    </message>
    <message>
        <source>Similar light and dark areas</source>
        <translation>明暗分布相近</translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Exact copies</source>
        <translation>完全相同的副本</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keep one of each</source>
        <translation>每组保留一张</translation>
    </message>
    <message>
        <source>Look at each pair</source>
        <translation>逐对查看</translation>
    </message>
    <message>
        <source>Looking at all pictures…</source>
        <translation>正在查看所有图片…</translation>
    </message>
    <message>
        <source>Comparing pictures…</source>
        <translation>正在比较图片…</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有任何改动。</translation>
    </message>
    <message>
        <source>No pictures look alike, apart from those you have already decided on.</source>
        <translation>除了您已决定过的，没有相似的图片。</translation>
    </message>
    <message>
        <source>No pictures look alike.</source>
        <translation>没有相似的图片。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) have exactly the same pixels as another.</source>
        <translation>
            <numerusform>有 %n 张图片与另一张的像素完全相同。</numerusform>
        </translation>
    </message>
    <message>
        <source>“Keep one of each” keeps the one with stars, tags or boards, or the oldest. The others go to the trash at the end, if you agree.</source>
        <translation>“每组保留一张”会保留带有星级、标签或画板的那张，否则保留最早的一张。其余图片在您同意后，最后移到回收站。</translation>
    </message>
    <message>
        <source>You have decided on all pairs. You won&apos;t be asked about them again.</source>
        <translation>所有图片对都已决定，不会再次询问。</translation>
    </message>
    <message numerus="yes">
        <source>Move %n rejected picture(s) to the trash?</source>
        <translation>
            <numerusform>将 %n 张未保留的图片移到回收站？</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo restores them. Your decisions are kept in any case.</source>
        <translation>撤销即可恢复。您的决定无论如何都会保留。</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留它们</translation>
    </message>
    <message>
        <source>Continue comparing</source>
        <translation>继续比较</translation>
    </message>
</context>
<context>
    <name>DynamicLine</name>
    <message>
        <source>How options are chosen</source>
        <translation>选项的选择方式</translation>
    </message>
    <message>
        <source>Random: by the seed, anew for each picture. All combinations: each combination once, with the same seed. In turn: the first option of each, then the second, and so on.</source>
        <translation>随机：按种子选择，每张图片各选一次。全部组合：每种组合各一次，使用同一个种子。依次：先取各处的第一个选项，再取第二个，依此类推。</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>预览…</translation>
    </message>
    <message>
        <source>Wildcards…</source>
        <translation>通配符…</translation>
    </message>
</context>
<context>
    <name>EdgesPanel</name>
    <message>
        <source>Grow</source>
        <translation>扩张</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>羽化</translation>
    </message>
    <message>
        <source>Mask edges</source>
        <translation>蒙版边缘</translation>
    </message>
    <message>
        <source>Moves the edge of the mask: right to grow it, left to shrink it</source>
        <translation>移动蒙版的边缘：向右扩张，向左收缩</translation>
    </message>
    <message>
        <source>Softens the edge over this many pixels on each side</source>
        <translation>在边缘两侧各以这么多像素柔化</translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation>{size} 像素</translation>
    </message>
</context>
<context>
    <name>EmptyReasons</name>
    <message>
        <source>The trash is empty</source>
        <translation>回收站是空的</translation>
    </message>
    <message>
        <source>Pictures you delete stay here for 30 days before they go to the system&apos;s trash.</source>
        <translation>删除的图片会在这里保留 30 天，之后移到系统回收站。</translation>
    </message>
    <message>
        <source>No pictures on this board yet</source>
        <translation>这个画板上还没有图片</translation>
    </message>
    <message>
        <source>Drag pictures onto its name, or select some and press B.</source>
        <translation>把图片拖到画板名称上，或选择图片后按 B。</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>全部图片</translation>
    </message>
    <message>
        <source>No pictures in this folder</source>
        <translation>此文件夹中没有图片</translation>
    </message>
    <message>
        <source>Pictures that any program saves in it are shown here.</source>
        <translation>任何程序保存到其中的图片都会显示在这里。</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>还没有图片</translation>
    </message>
    <message>
        <source>Everything you make is kept here, with its prompt and settings.</source>
        <translation>您生成的每张图片都连同提示词和设置保存在这里。</translation>
    </message>
    <message>
        <source>Make your first picture</source>
        <translation>生成第一张图片</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到图片</translation>
    </message>
    <message numerus="yes">
        <source>Without “{term}” there would be %n picture(s).</source>
        <translation>
            <numerusform>去掉“{term}”可找到 %n 张图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Search without “{term}”</source>
        <translation>去掉“{term}”再搜索</translation>
    </message>
    <message>
        <source>No picture matches this search.</source>
        <translation>没有图片符合此搜索。</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
</context>
<context>
    <name>EmptyStage</name>
    <message>
        <source>Get a model…</source>
        <translation>获取模型…</translation>
    </message>
    <message>
        <source>Show me how</source>
        <translation>教我怎么做</translation>
    </message>
    <message>
        <source>Get a model to start</source>
        <translation>先准备一个模型</translation>
    </message>
    <message>
        <source>Pictures are generated by a model. Download or import one to begin.</source>
        <translation>图片由模型生成。请先下载或导入一个模型。</translation>
    </message>
    <message>
        <source>No picture selected</source>
        <translation>未选择图片</translation>
    </message>
    <message>
        <source>Click a picture on the right to view it, or generate a new one.</source>
        <translation>点击右侧的图片查看，或生成新的图片。</translation>
    </message>
    <message>
        <source>What would you like to create?</source>
        <translation>您想创作什么？</translation>
    </message>
    <message>
        <source>Describe it in the prompt on the left, then click Generate or press {keys}.</source>
        <translation>在左侧的提示词中描述它，然后点击“生成”或按 {keys}。</translation>
    </message>
</context>
<context>
    <name>EndAnnouncer</name>
    <message>
        <source>A job failed. Open SD Studio to see why.</source>
        <translation>一个任务失败了，原因请见 SD Studio。</translation>
    </message>
    <message>
        <source>A job is finished.</source>
        <translation>一个任务已完成。</translation>
    </message>
    <message numerus="yes">
        <source>The queue is finished, but %n job(s) failed.</source>
        <translation>
            <numerusform>队列已完成，但有 %n 个任务失败。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The queue is finished: %n job(s).</source>
        <translation>
            <numerusform>队列已完成：%n 个任务。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnglishLine</name>
    <message>
        <source>In English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Negative prompt in English</source>
        <translation>负面提示词的英文</translation>
    </message>
    <message>
        <source>Prompt in English</source>
        <translation>提示词的英文</translation>
    </message>
    <message>
        <source>The model reads this. What you change here is pinned.</source>
        <translation>模型读取的是这段英文。您在此修改后会自动固定。</translation>
    </message>
    <message>
        <source>Pin the English</source>
        <translation>固定英文</translation>
    </message>
    <message>
        <source>Keep this English, even when you change the prompt</source>
        <translation>即使修改提示词，也保留这段英文</translation>
    </message>
    <message>
        <source>Translate again</source>
        <translation>重新翻译</translation>
    </message>
    <message>
        <source>Replace this English with a translation of the prompt</source>
        <translation>用提示词的翻译替换这段英文</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>Models that translate</source>
        <translation>翻译模型</translation>
    </message>
    <message>
        <source>See which translation models there are, and install one</source>
        <translation>查看有哪些翻译模型，并安装一个</translation>
    </message>
    <message>
        <source>Pinned: it stays as it is, although the prompt was changed.</source>
        <translation>已固定：提示词虽已修改，英文保持不变。</translation>
    </message>
    <message>
        <source>Translating…</source>
        <translation>正在翻译…</translation>
    </message>
    <message>
        <source>Not translated: {words}.</source>
        <translation>未翻译：{words}。</translation>
    </message>
</context>
<context>
    <name>ExplanationCard</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>More in the guide</source>
        <translation>在指南中了解更多</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>这是什么？</translation>
    </message>
    <message>
        <source>Click a setting, let the pointer rest on it, or move to it with Tab, to see what it does.</source>
        <translation>单击一项设置、让指针停在上面，或用 Tab 键移到它，即可看到它的作用。</translation>
    </message>
</context>
<context>
    <name>ExportCanvasDialog</name>
    <message>
        <source>Export canvas</source>
        <translation>导出画布</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>The whole picture</source>
        <translation>整张图片</translation>
    </message>
    <message>
        <source>Selection only</source>
        <translation>仅选区</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Nothing is selected, so the whole picture will be exported.</source>
        <translation>没有选中任何内容，因此将导出整张图片。</translation>
    </message>
    <message>
        <source>JPEG has no transparency: what isn&apos;t selected will be white.</source>
        <translation>JPEG 不支持透明：未选中的部分将变成白色。</translation>
    </message>
    <message>
        <source>The metadata comes from the newest result on this canvas.</source>
        <translation>元数据取自此画布上最新的结果。</translation>
    </message>
    <message>
        <source>Nothing has been generated on this canvas yet, so there is no metadata to include.</source>
        <translation>此画布上还没有生成过图片，因此没有可包含的元数据。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Export %n picture(s)</source>
        <translation>
            <numerusform>导出 %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>For example {name}</source>
        <translation>例如：{name}</translation>
    </message>
    <message>
        <source>Type a name, for example {example}.</source>
        <translation>请输入名称，例如 {example}。</translation>
    </message>
    <message>
        <source>There is no field {field}. Did you mean {meant}?</source>
        <translation>没有字段 {field}。您是想用 {meant} 吗？</translation>
    </message>
    <message>
        <source>There is no field {field}. “Insert” lists all fields.</source>
        <translation>没有字段 {field}。点击“插入”可查看所有字段。</translation>
    </message>
    <message>
        <source>A number from 1 to 200 must follow the colon in {field}.</source>
        <translation>{field} 中的冒号后面须为 1 到 200 的数字。</translation>
    </message>
    <message>
        <source>The brace {brace} has no match. To use a brace in the name, type it twice.</source>
        <translation>花括号 {brace} 不成对。如果要输入花括号本身，请输入两次。</translation>
    </message>
    <message>
        <source>File names can&apos;t contain {character}.</source>
        <translation>文件名不能包含 {character}。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>{pictures}, estimating the size…</source>
        <translation>{pictures}，正在估算大小…</translation>
    </message>
    <message>
        <source>{pictures}, about {size}</source>
        <translation>{pictures}，约 {size}</translation>
    </message>
    <message>
        <source>{done} of {count}, {left}</source>
        <translation>第 {done} 张，共 {count} 张，{left}</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message numerus="yes">
        <source>Exported %n pages, {first} to {last}.</source>
        <translation>
            <numerusform>已导出 %n 页：{first} 至 {last}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported as “{name}”.</source>
        <translation>已导出为“{name}”。</translation>
    </message>
    <message numerus="yes">
        <source>Exported %n picture(s).</source>
        <translation>
            <numerusform>已导出 %n 张图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported {done} of {count} pictures.</source>
        <translation>已导出 {done} 张，共 {count} 张。</translation>
    </message>
    <message>
        <source>These pictures couldn&apos;t be read: {names}.</source>
        <translation>无法读取这些图片：{names}。</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation>未导出任何内容。</translation>
    </message>
    <message>
        <source>The export was stopped.</source>
        <translation>导出已停止。</translation>
    </message>
    <message>
        <source>The disk is full. The files exported so far are complete.</source>
        <translation>磁盘已满。目前已导出的文件都是完整的。</translation>
    </message>
    <message>
        <source>You don&apos;t have permission to write to this folder.</source>
        <translation>您没有写入此文件夹的权限。</translation>
    </message>
    <message>
        <source>Writing failed: {reason}.</source>
        <translation>写入失败：{reason}。</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Higher is larger; 80 to 95 is usual.</source>
        <translation>数值越高，文件越大；通常为 80 到 95。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>File names</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>图片说明</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Longest side</source>
        <translation>最长边</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Enlarge smaller pictures</source>
        <translation>放大较小的图片</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation>插入字段</translation>
    </message>
    <message>
        <source>Insert a detail of each picture, such as its date or seed</source>
        <translation>插入每张图片的信息，例如日期或种子</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Original size</source>
        <translation>原始尺寸</translation>
    </message>
    <message>
        <source>Contact sheet, PDF</source>
        <translation>缩略图总览，PDF</translation>
    </message>
    <message>
        <source>Contact sheet, PNG</source>
        <translation>缩略图总览，PNG</translation>
    </message>
    <message>
        <source>List, CSV (spreadsheet)</source>
        <translation>列表，CSV（电子表格）</translation>
    </message>
    <message>
        <source>List, JSON</source>
        <translation>列表，JSON</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Includes the prompt, the settings, and which computer and libraries were used.</source>
        <translation>包含提示词、设置，以及所用的电脑和程序库。</translation>
    </message>
    <message>
        <source>Includes the prompt and all settings, but nothing about this computer.</source>
        <translation>包含提示词和所有设置，但不含关于这台电脑的信息。</translation>
    </message>
    <message>
        <source>Includes the prompt and the negative prompt.</source>
        <translation>包含提示词和负向提示词。</translation>
    </message>
    <message>
        <source>The files contain only the picture and the mark that it was made with AI, unless you turned the mark off in the settings.</source>
        <translation>文件只包含图片本身和 AI 生成标记；若在设置中关闭了该标记，则只有图片。</translation>
    </message>
</context>
<context>
    <name>ExtendPopup</name>
    <message>
        <source>Extend picture</source>
        <translation>扩展图片</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>扩展</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>下</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>Enter how far to extend at least one side.</source>
        <translation>请输入至少一侧的扩展量。</translation>
    </message>
    <message>
        <source>New size: {width} × {height} pixels (now {before})</source>
        <translation>新尺寸：{width} × {height} 像素，原为 {before}</translation>
    </message>
</context>
<context>
    <name>FaceDialog</name>
    <message>
        <source>Repair faces</source>
        <translation>修复面部</translation>
    </message>
    <message>
        <source>Model and settings</source>
        <translation>模型和设置</translation>
    </message>
    <message>
        <source>What makes the faces anew: usually what made the picture, with its prompt, LoRAs, steps and sampler.</source>
        <translation>用什么重绘面部：通常是生成该图片的模型，连同其提示词、LoRA、步数和采样器。</translation>
    </message>
    <message numerus="yes">
        <source>As the picture was made</source>
        <translation>
            <numerusform>与图片生成时相同</numerusform>
        </translation>
    </message>
    <message>
        <source>“{model}” with the settings in Create</source>
        <translation>“{model}”，使用“创作”中的设置</translation>
    </message>
    <message>
        <source>This needs a model that makes pictures from text. Choose one first.</source>
        <translation>这需要能由文字生成图片的模型。请先选择一个。</translation>
    </message>
    <message numerus="yes">
        <source>The faces in %n picture(s) will be made anew; everything else stays as it is. A picture without faces isn&apos;t saved again.</source>
        <translation>
            <numerusform>%n 张图片中的面部将被重绘，其余部分保持不变。没有面部的图片不会再次保存。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{model}” is used for %n of them, whose own model isn&apos;t known or installed.</source>
        <translation>
            <numerusform>其中 %n 张原来的模型未知或未安装，将使用“{model}”。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FaceSwitch</name>
    <message>
        <source>Repair faces</source>
        <translation>修复面部</translation>
    </message>
    <message>
        <source>Finds the faces in each finished picture and makes them anew at the model&apos;s full resolution. Small faces gain the most; each takes some more time.</source>
        <translation>在每张完成的图片中找出面部，并以模型的完整分辨率重绘。小脸改善最明显；每张脸会多花一些时间。</translation>
    </message>
    <message>
        <source>repair faces</source>
        <translation>修复面部</translation>
    </message>
    <message>
        <source>leave faces as they are</source>
        <translation>保留原有面部</translation>
    </message>
</context>
<context>
    <name>FacetGroup</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>{value}, included</source>
        <translation>{value}，已包含</translation>
    </message>
    <message>
        <source>{value}, excluded</source>
        <translation>{value}，已排除</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>排除</translation>
    </message>
</context>
<context>
    <name>FamilyBox</name>
    <message>
        <source>Made from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Made from this one</source>
        <translation>由此图制作</translation>
    </message>
</context>
<context>
    <name>FamilyDialog</name>
    <message>
        <source>Family of this picture</source>
        <translation>图片的亲缘关系</translation>
    </message>
    <message>
        <source>On the left is what a picture was made from, on the right what was made from it. Use the arrow keys to move, Enter to open a picture, + and − to zoom, and F to show all.</source>
        <translation>左边是图片的来源，右边是由它制作的图片。方向键移动，Enter 打开图片，+ 和 − 缩放，F 显示全部。</translation>
    </message>
    <message>
        <source>Show in library</source>
        <translation>在图库中显示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>This picture was deleted.</source>
        <translation>此图片已删除。</translation>
    </message>
    <message>
        <source>This picture was deleted. Its prompt was: {prompt}</source>
        <translation>此图片已删除。它的提示词是：{prompt}</translation>
    </message>
</context>
<context>
    <name>FamilyGraph</name>
    <message numerus="yes">
        <source>Made from %n picture(s)</source>
        <translation>
            <numerusform>由 %n 张图片制作</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) made from it</source>
        <translation>
            <numerusform>由它制作了 %n 张图片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FewStepsOffer</name>
    <message>
        <source>Get few steps (4–8)…</source>
        <translation>获取少步数 LoRA（4–8 步）…</translation>
    </message>
    <message>
        <source>Show a LoRA with which this model makes pictures several times faster</source>
        <translation>显示可让此模型出图快数倍的 LoRA</translation>
    </message>
</context>
<context>
    <name>FewStepsSwitch</name>
    <message>
        <source>Few steps (4–8)</source>
        <translation>少步数（4–8 步）</translation>
    </message>
    <message>
        <source>use few steps</source>
        <translation>使用少步数</translation>
    </message>
    <message>
        <source>use the usual steps</source>
        <translation>恢复普通步数</translation>
    </message>
    <message>
        <source>Switching it off brings back the settings from before.</source>
        <translation>关闭后会恢复之前的设置。</translation>
    </message>
</context>
<context>
    <name>FileSetting</name>
    <message>
        <source>Certificates and keys</source>
        <translation>证书和密钥</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Use none</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>未选择</translation>
    </message>
</context>
<context>
    <name>FinishingDialog</name>
    <message>
        <source>Pictures in the queue</source>
        <translation>队列中的图片</translation>
    </message>
    <message>
        <source>Pictures that couldn&apos;t be added</source>
        <translation>无法添加的图片</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) couldn&apos;t be added; the others are in the queue.</source>
        <translation>
            <numerusform>%n 张图片无法添加；其余的已在队列中。</numerusform>
        </translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}：{reason}</translation>
    </message>
</context>
<context>
    <name>FloatingBars</name>
    <message>
        <source>Expand the bar</source>
        <translation>展开工具条</translation>
    </message>
    <message>
        <source>Collapse the bar</source>
        <translation>收起工具条</translation>
    </message>
    <message>
        <source>Drag to move the bar up or down</source>
        <translation>拖动可上下移动工具条</translation>
    </message>
</context>
<context>
    <name>FloatingPanel</name>
    <message>
        <source>Drag to move this panel; double-click to put it back</source>
        <translation>拖动可移动此面板；双击可将其放回原位</translation>
    </message>
</context>
<context>
    <name>FloatingPanels</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Tool settings</source>
        <translation>工具设置</translation>
    </message>
    <message>
        <source>Layers and masks</source>
        <translation>图层和蒙版</translation>
    </message>
</context>
<context>
    <name>FolderController</name>
    <message>
        <source>Import pictures</source>
        <translation>导入图片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Import folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板中没有图片。</translation>
    </message>
    <message>
        <source>The pictures in “{name}” are shown where they are; new ones appear automatically.</source>
        <translation>“{name}”中的图片将在原位置显示；新图片会自动出现。</translation>
    </message>
    <message>
        <source>Removed “{name}” from the library. Its files stay.</source>
        <translation>已将“{name}”从图库中移除。文件保持不变。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>The import was stopped.</source>
        <translation>导入已停止。</translation>
    </message>
    <message numerus="yes">
        <source>Imported %n picture(s).</source>
        <translation>
            <numerusform>已导入 %n 张图片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) were already there.</source>
        <translation>
            <numerusform>%n 张图片已在图库中。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderSection</name>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>{name} (can&apos;t be reached)</source>
        <translation>{name}（无法访问）</translation>
    </message>
    <message>
        <source>{name} (not watched)</source>
        <translation>{name}（未监视）</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>在文件管理器中显示</translation>
    </message>
    <message>
        <source>Look for new pictures</source>
        <translation>查找新图片</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>从图库中移除</translation>
    </message>
</context>
<context>
    <name>FolderSetting</name>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Double-click the name to reset it.</source>
        <translation>双击名称可恢复默认值。</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>automatic</source>
        <comment>a rectangle that follows from the rest</comment>
        <translation>自动</translation>
    </message>
    <message>
        <source>Automatic ({value})</source>
        <translation>自动 ({value})</translation>
    </message>
</context>
<context>
    <name>FullScreenView</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>GenerateBar</name>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Estimating the time…</source>
        <translation>正在估算所需时间…</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s), {time}</source>
        <translation>
            <numerusform>%n 张图片，{time}</numerusform>
        </translation>
    </message>
    <message>
        <source>Takes {time}</source>
        <translation>需要{time}</translation>
    </message>
    <message>
        <source>Click again to end the image engine if it doesn&apos;t respond</source>
        <translation>如果图像引擎没有响应，再点一次可将其结束</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Don&apos;t generate yet</source>
        <translation>先不生成</translation>
    </message>
    <message>
        <source>Reading the hint picture…</source>
        <translation>正在读取提示图…</translation>
    </message>
    <message>
        <source>Saving what you painted…</source>
        <translation>正在保存绘制的内容…</translation>
    </message>
    <message>
        <source>Choose a model to begin.</source>
        <translation>请先选择模型。</translation>
    </message>
    <message>
        <source>Choose an input picture to begin.</source>
        <translation>请先选择输入图片。</translation>
    </message>
    <message>
        <source>The time is estimated after the first picture.</source>
        <translation>生成第一张图片后即可估计所需时间。</translation>
    </message>
</context>
<context>
    <name>GenerationPanel</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>a red fish on a blue background</source>
        <translation>蓝色背景上的红鱼</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Number of pictures</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>what you don&apos;t want to see</source>
        <translation>不想看到的内容</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>高级设置</translation>
    </message>
    <message>
        <source>Settings for finer control; most pictures don&apos;t need them</source>
        <translation>更细致的设置，大多数图片用不到</translation>
    </message>
</context>
<context>
    <name>GraphicsDialog</name>
    <message>
        <source>Graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Found: …</source>
        <translation>检测到：…</translation>
    </message>
    <message>
        <source>Found: no graphics card</source>
        <translation>未检测到显卡</translation>
    </message>
    <message>
        <source>Found: {cards}</source>
        <translation>检测到：{cards}</translation>
    </message>
    <message>
        <source>{card} (driver {version})</source>
        <translation>{card}（驱动 {version}）</translation>
    </message>
    <message>
        <source>SD Studio will retry automatically.</source>
        <translation>SD Studio 会自动重试。</translation>
    </message>
    <message>
        <source>Free some space first.</source>
        <translation>请先腾出一些空间。</translation>
    </message>
    <message>
        <source>Needs {needed} of disk space, but only {free} is available. Free some space first.</source>
        <translation>需要 {needed} 磁盘空间，但只有 {free} 可用。请先腾出一些空间。</translation>
    </message>
    <message>
        <source>Graphics pack</source>
        <translation>显卡包</translation>
    </message>
    <message>
        <source>Graphics packs</source>
        <translation>显卡包</translation>
    </message>
    <message>
        <source>Remove graphics pack</source>
        <translation>移除显卡包</translation>
    </message>
    <message>
        <source>Remove {pack}?</source>
        <translation>要移除 {pack} 吗？</translation>
    </message>
    <message>
        <source>This frees {size} of disk space, and pictures will be made on the processor. Nothing else changes; to use the graphics card again, download the pack again.</source>
        <translation>这会释放 {size} 磁盘空间，之后由处理器生成图片。其他内容不变；若要再次使用显卡，需要重新下载显卡包。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>GridController</name>
    <message>
        <source>The comparison grid is ready.</source>
        <translation>对比网格图已完成。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>GridDialog</name>
    <message>
        <source>Compare settings</source>
        <translation>对比设置</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s), {time}</source>
        <translation>
            <numerusform>%n 张图片，{time}</numerusform>
        </translation>
    </message>
    <message>
        <source>Left to right (X)</source>
        <translation>从左到右（X）</translation>
    </message>
    <message>
        <source>Top to bottom (Y)</source>
        <translation>从上到下（Y）</translation>
    </message>
    <message>
        <source>The comparison in the Stable Diffusion 2 model card: guidance from 1.5 to 8 with 50 DDIM steps.</source>
        <translation>Stable Diffusion 2 模型卡中的对比方式：引导强度 1.5 到 8，DDIM 50 步。</translation>
    </message>
    <message>
        <source>Generates the same picture with different settings and arranges the results in a labelled grid (X/Y plot).</source>
        <translation>用不同的设置生成同一张图片，并将结果排成带标注的网格图（X/Y 图）。</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Select all pictures below this heading</source>
        <translation>选择此标题下的所有图片</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>SD Studio user guide</source>
        <translation>SD Studio 用户指南</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>搜索指南</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Nothing in the guide has all of these words.</source>
        <translation>指南中没有同时包含这些词的内容。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Start of the guide</source>
        <translation>指南首页</translation>
    </message>
</context>
<context>
    <name>HealthDialog</name>
    <message>
        <source>Library</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Disk usage</source>
        <translation>磁盘占用</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>上次备份</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>上次检查</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即检查</translation>
    </message>
    <message>
        <source>Check the database, and compare it with the pictures folder</source>
        <translation>检查数据库，并与图片文件夹比较</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Copy the database</source>
        <translation>复制数据库</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Go back to an earlier day&apos;s database and queue</source>
        <translation>回到之前某天的数据库和队列</translation>
    </message>
    <message>
        <source>Rebuild from the pictures…</source>
        <translation>从图片重建…</translation>
    </message>
    <message>
        <source>Missing pictures…</source>
        <translation>丢失的图片…</translation>
    </message>
    <message>
        <source>List the pictures whose files can&apos;t be found</source>
        <translation>列出找不到文件的图片</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Show the pictures folder in the file manager</source>
        <translation>在文件管理器中显示图片文件夹</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop; what has been read so far is kept</source>
        <translation>停止；已读取的内容会保留</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>None yet; one is made each day</source>
        <translation>还没有；每天会自动备份一次</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n 个备份</numerusform>
        </translation>
    </message>
    <message>
        <source>Not yet since SD Studio started</source>
        <translation>SD Studio 启动后还没有检查过</translation>
    </message>
    <message>
        <source>This helps if pictures or their stars, tags and notes are shown incorrectly. You can keep working meanwhile. The queue stays as it is, and a backup is made first.</source>
        <translation>如果图片或其星级、标签和备注显示有误，重建会有帮助。期间可以继续工作。队列保持不变，并且会先备份一次。</translation>
    </message>
    <message>
        <source>The database was damaged and has been rebuilt.</source>
        <translation>数据库已损坏，现已重建。</translation>
    </message>
    <message>
        <source>Read every picture and the journal again, also in folders elsewhere</source>
        <translation>重新读取每张图片（包括其他文件夹中的图片）和日志</translation>
    </message>
    <message>
        <source>No damage found</source>
        <translation>未发现损坏</translation>
    </message>
    <message>
        <source>Rebuild the library</source>
        <translation>重建图库</translation>
    </message>
    <message>
        <source>Read every picture and the journal again?</source>
        <translation>重新读取每张图片和日志？</translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation>重建</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>HealthTexts</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the trash</source>
        <translation>
            <numerusform>回收站中 %n 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>丢失 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>database {size}</source>
        <translation>数据库 {size}</translation>
    </message>
    <message>
        <source>search index {size}</source>
        <translation>搜索索引 {size}</translation>
    </message>
    <message>
        <source>thumbnails {size}</source>
        <translation>缩略图 {size}</translation>
    </message>
    <message>
        <source>similar content {size}</source>
        <translation>内容比较数据 {size}</translation>
    </message>
    <message>
        <source>journal {size}</source>
        <translation>日志 {size}</translation>
    </message>
    <message>
        <source>backups {size}</source>
        <translation>备份 {size}</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) in the queue</source>
        <translation>
            <numerusform>队列中 %n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Reading the pictures again…</source>
        <translation>正在重新读取图片…</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>Restoring the backup…</source>
        <translation>正在恢复备份…</translation>
    </message>
    <message>
        <source>Forgetting missing pictures…</source>
        <translation>正在忘记丢失的图片…</translation>
    </message>
    <message>
        <source>{done} of {total} files</source>
        <translation>{done}/{total} 个文件</translation>
    </message>
    <message>
        <source>A backup was made.</source>
        <translation>已备份。</translation>
    </message>
    <message>
        <source>The backup was restored. The jobs in its queue are paused.</source>
        <translation>备份已恢复。其队列中的任务已暂停。</translation>
    </message>
    <message numerus="yes">
        <source>%n missing picture(s) forgotten.</source>
        <translation>
            <numerusform>已忘记 %n 张丢失的图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>The database was damaged and has been rebuilt.</source>
        <translation>数据库已损坏，现已重建。</translation>
    </message>
    <message>
        <source>The database is intact.</source>
        <translation>数据库完好。</translation>
    </message>
    <message>
        <source>Stopped before every file was compared.</source>
        <translation>已停止，没有比较所有文件。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read again.</source>
        <translation>
            <numerusform>重新读取了 %n 个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. The rest is unchanged.</source>
        <translation>已停止。其余保持原样。</translation>
    </message>
    <message>
        <source>Everything matches the files.</source>
        <translation>一切都与文件一致。</translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) can&apos;t be reached or aren&apos;t looked into; their pictures weren&apos;t read again.</source>
        <translation>
            <numerusform>有 %n 个文件夹无法访问或未在查看，其中的图片没有重新读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new picture(s) found.</source>
        <translation>
            <numerusform>发现 %n 张新图片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) can&apos;t be found.</source>
        <translation>
            <numerusform>有 %n 张图片找不到。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Updated %n moved or renamed picture(s).</source>
        <translation>
            <numerusform>已更新 %n 张移动或重命名的图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything matches the pictures folder.</source>
        <translation>一切都与图片文件夹一致。</translation>
    </message>
</context>
<context>
    <name>HintOpener</name>
    <message>
        <source>Opening the hint…</source>
        <translation>正在打开提示图…</translation>
    </message>
</context>
<context>
    <name>HiresUpscaler</name>
    <message>
        <source>Hires upscaler</source>
        <translation>高清修复放大模型</translation>
    </message>
    <message>
        <source>Enlarges the first picture before it is refined. An upscaler such as ESRGAN gives sharper edges than Lanczos, so less strength is needed.</source>
        <translation>在细化之前放大第一遍的图片。ESRGAN 等放大模型的边缘比 Lanczos 更锐利，因此重绘幅度可以更低。</translation>
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
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Click a step to go back or forward to it, as Undo and Redo do.</source>
        <translation>单击某一步即可返回到该步，也可再次前进。此列表与“撤销”一致。</translation>
    </message>
</context>
<context>
    <name>ImportBar</name>
    <message numerus="yes">
        <source>%n file(s) couldn&apos;t be imported.</source>
        <translation>
            <numerusform>%n 个文件无法导入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Why…</source>
        <translation>原因…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>Looking for pictures: %n found</source>
        <translation>
            <numerusform>正在查找图片：已找到 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing pictures: {done} of {total}, {left}</source>
        <translation>正在导入图片：{done} / {total}，{left}</translation>
    </message>
</context>
<context>
    <name>ImportCard</name>
    <message>
        <source>Importing “{name}”</source>
        <translation>正在导入“{name}”</translation>
    </message>
</context>
<context>
    <name>ImportController</name>
    <message>
        <source>Choose models, LoRAs or embeddings</source>
        <translation>选择模型、LoRA 或嵌入</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Choose a model folder, or a USB drive with models</source>
        <translation>选择模型文件夹，或存有模型的 U 盘</translation>
    </message>
</context>
<context>
    <name>ImportEntry</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Import {name}</source>
        <translation>导入 {name}</translation>
    </message>
    <message>
        <source>Trained for</source>
        <translation>训练方式</translation>
    </message>
    <message>
        <source>What the model&apos;s network predicts in each step, and whether it needs only a few steps</source>
        <translation>模型的网络每一步预测什么，以及是否只需要几步</translation>
    </message>
    <message>
        <source>from {model}</source>
        <translation>取自 {model}</translation>
    </message>
    <message>
        <source>For</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>The file doesn&apos;t say for which models this VAE is. Choose their family.</source>
        <translation>文件没有说明这个 VAE 适用于哪些模型。请选择模型系列。</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>The file has no VAE, which turns what it makes into pictures. A copy of this one completes it.</source>
        <translation>文件不含 VAE，而模型的输出要靠 VAE 变成图片。将复制这个 VAE 来补全。</translation>
    </message>
    <message>
        <source>The file has no VAE, which turns what it makes into pictures, and none that fits is installed. Get one, then import the file again.</source>
        <translation>文件不含 VAE，而模型的输出要靠 VAE 变成图片；也没有安装可用的 VAE。请先获取一个，再重新导入此文件。</translation>
    </message>
    <message>
        <source>Get a VAE…</source>
        <translation>获取 VAE…</translation>
    </message>
    <message>
        <source>Show the VAE that can be downloaded</source>
        <translation>显示可下载的 VAE</translation>
    </message>
    <message>
        <source>If pictures come out grey, as noise or overexposed, choose another type later in the model&apos;s menu.</source>
        <translation>如果生成的图片发灰、全是噪点或过曝，以后可以在模型的菜单里改选别的方式。</translation>
    </message>
    <message>
        <source>The file doesn&apos;t specify this, so it is a guess. If pictures come out grey, as noise or overexposed, choose another type later in the model&apos;s menu.</source>
        <translation>文件没有说明这一点，所以这里是猜测。如果生成的图片发灰、全是噪点或过曝，以后可以在模型的菜单里改选别的方式。</translation>
    </message>
    <message>
        <source>This is a pickle file (.ckpt or .pth), which could contain malicious code. SD Studio doesn&apos;t run any of it: a separate process, isolated as far as your system allows, reads only the weights and saves them in the safe safetensors format. Import it only if you trust its source.</source>
        <translation>这是 pickle 文件（.ckpt 或 .pth），可能含有恶意代码。SD Studio 不会运行其中任何代码：一个尽可能与系统隔离的单独进程只读取权重，并保存为安全的 safetensors 格式。请只在信任其来源时导入。</translation>
    </message>
    <message>
        <source>I trust the source of this file</source>
        <translation>我信任此文件的来源</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>其他文件…</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>其他文件夹…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>This can&apos;t be imported</source>
        <translation>无法导入</translation>
    </message>
    <message>
        <source>Examining the files…</source>
        <translation>正在检查文件…</translation>
    </message>
    <message numerus="yes">
        <source>Found %n item(s) to import</source>
        <translation>
            <numerusform>找到 %n 项可导入的内容</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy into SD Studio&apos;s model folder</source>
        <translation>复制到 SD Studio 的模型文件夹</translation>
    </message>
    <message>
        <source>Link to the original files</source>
        <translation>链接到原文件</translation>
    </message>
    <message>
        <source>Takes no extra disk space, but the model can be used only while that drive is connected.</source>
        <translation>不占用额外磁盘空间，但只有连接着那个磁盘时才能使用此模型。</translation>
    </message>
    <message>
        <source>Needs {needed} of disk space.</source>
        <translation>需要 {needed} 磁盘空间。</translation>
    </message>
    <message>
        <source>{free} available.</source>
        <translation>可用 {free}。</translation>
    </message>
    <message>
        <source>Free some space first, or link to the original files.</source>
        <translation>请先腾出一些空间，或链接到原文件。</translation>
    </message>
    <message>
        <source>Confirm that you trust the pickle files to continue.</source>
        <translation>请确认您信任这些 pickle 文件，然后继续。</translation>
    </message>
</context>
<context>
    <name>ImportShortcutsDialog</name>
    <message>
        <source>Import shortcuts</source>
        <translation>导入快捷键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>您的</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件中</translation>
    </message>
    <message>
        <source>{keys} goes from “{command}” to this command</source>
        <translation>{keys} 从“{command}”转给此命令</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) would lose a shortcut. To keep it, choose “Keep mine” for the command that takes it.</source>
        <translation>
            <numerusform>%n 个命令会失去快捷键。如要保留，请对拿走它的命令选择“保留我的”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{file}” has other shortcuts for %n command(s).</source>
        <translation>
            <numerusform>“{file}”中有 %n 个命令的快捷键与您的不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>Take the file&apos;s</source>
        <translation>采用文件中的</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>InputBox</name>
    <message>
        <source>Paint mask</source>
        <translation>涂抹蒙版</translation>
    </message>
    <message>
        <source>Paint over what should change; the rest stays as it is.</source>
        <translation>涂抹要改变的地方，其余保持不变。</translation>
    </message>
    <message>
        <source>Paint on the picture</source>
        <translation>在图片上绘制</translation>
    </message>
    <message>
        <source>Open the input picture on the canvas to paint on it</source>
        <translation>在画布上打开输入图片并在上面绘制</translation>
    </message>
    <message>
        <source>You can paint or sketch on it first. The whole picture is then repainted.</source>
        <translation>您可以先在上面绘画或画草图，之后会重绘整张图片。</translation>
    </message>
    <message>
        <source>Open the input picture and paint a mask on it</source>
        <translation>打开输入图片，在上面涂抹蒙版</translation>
    </message>
</context>
<context>
    <name>InputController</name>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Continue from this result</source>
        <translation>从此结果继续</translation>
    </message>
    <message>
        <source>Choose a picture to paint on. It becomes the input picture.</source>
        <translation>选择一张要涂抹的图片。它将成为输入图片。</translation>
    </message>
    <message>
        <source>Part of this picture is transparent.</source>
        <translation>这张图片有透明部分。</translation>
    </message>
    <message>
        <source>Use it as the mask</source>
        <translation>用作蒙版</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard. Copy one, or choose a file.</source>
        <translation>剪贴板上没有图片。请先复制一张，或选择文件。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>InputSlot</name>
    <message>
        <source>Depth map</source>
        <translation>深度图</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a depth map</source>
        <translation>选择深度图</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>移除图片</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} 像素</translation>
    </message>
    <message>
        <source>Use current picture</source>
        <translation>用当前图片</translation>
    </message>
    <message>
        <source>Use the picture shown in the middle</source>
        <translation>使用中间显示的图片</translation>
    </message>
    <message>
        <source>Change the picture</source>
        <translation>更换图片</translation>
    </message>
    <message>
        <source>Remove the picture; Undo restores it</source>
        <translation>移除图片；撤销可恢复</translation>
    </message>
    <message>
        <source>This picture no longer exists.</source>
        <translation>这张图片已不存在。</translation>
    </message>
    <message>
        <source>From the canvas. Hide the depth there to use a different depth map.</source>
        <translation>来自画布。要使用其他深度图，请在画布上隐藏此深度。</translation>
    </message>
    <message>
        <source>Optional: add a depth map, where white is near. Otherwise the model estimates one.</source>
        <translation>可选：添加深度图，白色为近处。不添加则由模型估计。</translation>
    </message>
    <message>
        <source>Drop or paste a picture here, or:</source>
        <translation>把图片拖到或粘贴到这里，或者：</translation>
    </message>
    <message>
        <source>Loading the picture…</source>
        <translation>正在载入图片…</translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation>输入图片</translation>
    </message>
    <message>
        <source>Choose an input picture</source>
        <translation>选择输入图片</translation>
    </message>
    <message>
        <source>Describe for prompt…</source>
        <translation>描述为提示词…</translation>
    </message>
</context>
<context>
    <name>IntentBar</name>
    <message>
        <source>Intent</source>
        <translation>意图</translation>
    </message>
</context>
<context>
    <name>IntentsController</name>
    <message>
        <source>The settings decide how the mask is used.</source>
        <translation>蒙版的使用方式由设置决定。</translation>
    </message>
    <message>
        <source>Nothing is masked, so the whole picture changes.</source>
        <translation>没有蒙版，因此整张图片都会改变。</translation>
    </message>
    <message>
        <source>You are painting on a layer; choose a mask to paint over the area to change.</source>
        <translation>您正在图层上绘制；请选择一个蒙版，再涂抹要改变的区域。</translation>
    </message>
    <message>
        <source>Paint over the area to change.</source>
        <translation>请涂抹要改变的区域。</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Picture {number} of {count}</source>
        <translation>第 {number} 张，共 {count} 张</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
</context>
<context>
    <name>JobController</name>
    <message>
        <source>Added a job to the queue.</source>
        <translation>已将一个任务加入队列。</translation>
    </message>
    <message>
        <source>Now using this job&apos;s settings.</source>
        <translation>现在使用该任务的设置。</translation>
    </message>
</context>
<context>
    <name>JobEditBar</name>
    <message>
        <source>Editing a job</source>
        <translation>正在编辑任务</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave the job as it was</source>
        <translation>任务保持原样</translation>
    </message>
    <message>
        <source>No prompt</source>
        <translation>没有提示词</translation>
    </message>
    <message>
        <source>Editing the job “{prompt}”</source>
        <translation>正在编辑任务“{prompt}”</translation>
    </message>
    <message>
        <source>Save to the job</source>
        <translation>保存到任务</translation>
    </message>
    <message>
        <source>Change the job in the queue</source>
        <translation>修改队列中的任务</translation>
    </message>
    <message>
        <source>This job has started, so it can&apos;t be changed.</source>
        <translation>该任务已经开始，无法再修改。</translation>
    </message>
    <message>
        <source>This job is no longer in the queue.</source>
        <translation>该任务已不在队列中。</translation>
    </message>
    <message>
        <source>Add as a new job</source>
        <translation>添加为新任务</translation>
    </message>
    <message>
        <source>Add these settings to the end of the queue</source>
        <translation>将这些设置加到队列末尾</translation>
    </message>
</context>
<context>
    <name>JobEditing</name>
    <message>
        <source>The job stays as it was.</source>
        <translation>任务保持原样。</translation>
    </message>
    <message>
        <source>Continue editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Close SD Studio?</source>
        <translation>关闭 SD Studio？</translation>
    </message>
    <message>
        <source>Your changes to the job aren&apos;t saved.</source>
        <translation>您对任务的修改尚未保存。</translation>
    </message>
    <message>
        <source>The job stays in the queue as it was.</source>
        <translation>任务仍按原样保留在队列中。</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>不保存并关闭</translation>
    </message>
    <message>
        <source>Saved to the job, which is waiting to run again.</source>
        <translation>已保存到任务，它会再次等待运行。</translation>
    </message>
    <message>
        <source>Saved to the job.</source>
        <translation>已保存到任务。</translation>
    </message>
    <message>
        <source>This job has started, so the change can&apos;t be undone.</source>
        <translation>该任务已经开始，无法撤销修改。</translation>
    </message>
</context>
<context>
    <name>JobHistoryDialog</name>
    <message>
        <source>Job history</source>
        <translation>任务历史</translation>
    </message>
    <message>
        <source>About this job</source>
        <translation>关于此任务</translation>
    </message>
    <message>
        <source>Show pictures</source>
        <translation>显示图片</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>使用这些设置</translation>
    </message>
    <message>
        <source>Add again</source>
        <translation>再次添加</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Show this job&apos;s pictures in the main window</source>
        <translation>在主窗口中显示此任务的图片</translation>
    </message>
    <message>
        <source>Use the prompt and all settings of this job</source>
        <translation>使用此任务的提示词和全部设置</translation>
    </message>
    <message>
        <source>Retry this job, in its place in the queue</source>
        <translation>在队列中的原位置重试此任务</translation>
    </message>
    <message>
        <source>Add this job to the end of the queue. It gets a new seed if it has made pictures.</source>
        <translation>将此任务加到队列末尾。如果它已生成过图片，则使用新的种子。</translation>
    </message>
    <message>
        <source>No jobs yet. Jobs that finish, fail or are stopped are listed here.</source>
        <translation>还没有任务。完成、失败或被停止的任务会列在这里。</translation>
    </message>
    <message>
        <source>The job is waiting to run again.</source>
        <translation>任务正在等待再次运行。</translation>
    </message>
    <message>
        <source>Added a job to the queue.</source>
        <translation>已将一个任务加入队列。</translation>
    </message>
</context>
<context>
    <name>JobNews</name>
    <message>
        <source>Generating</source>
        <translation>正在生成</translation>
    </message>
    <message>
        <source>Picture finished</source>
        <translation>图片已完成</translation>
    </message>
    <message>
        <source>Picture {number} of {count} finished</source>
        <translation>第 {number} 张图片已完成，共 {count} 张</translation>
    </message>
    <message>
        <source>A job failed</source>
        <translation>有一项任务失败</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>LayerTransfer</name>
    <message>
        <source>The selected part of this layer is empty, so nothing was copied.</source>
        <translation>此图层的选中部分没有内容，因此未复制。</translation>
    </message>
    <message>
        <source>Copied the layer to the clipboard.</source>
        <translation>已将图层复制到剪贴板。</translation>
    </message>
    <message>
        <source>Copied the picture with its layers to the clipboard.</source>
        <translation>已将图片连同图层复制到剪贴板。</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板中没有图片。</translation>
    </message>
</context>
<context>
    <name>LayersController</name>
    <message>
        <source>There is no picture to paint on.</source>
        <translation>没有可以绘画的图片。</translation>
    </message>
    <message>
        <source>No layer is visible.</source>
        <translation>没有可见的图层。</translation>
    </message>
    <message>
        <source>Fewer than two layers are visible.</source>
        <translation>可见的图层不足两个。</translation>
    </message>
    <message>
        <source>This is the top layer.</source>
        <translation>这是最上面的图层。</translation>
    </message>
    <message>
        <source>Choose a layer first.</source>
        <translation>请先选择一个图层。</translation>
    </message>
    <message>
        <source>This is the bottom layer.</source>
        <translation>这是最下面的图层。</translation>
    </message>
    <message>
        <source>The transparency of this layer is locked.</source>
        <translation>此图层的透明度已锁定。</translation>
    </message>
    <message>
        <source>A depth layer can&apos;t be a reference layer.</source>
        <translation>深度图层不能用作参考图层。</translation>
    </message>
    <message>
        <source>This layer already has a mask.</source>
        <translation>此图层已有蒙版。</translation>
    </message>
    <message>
        <source>This layer has no mask.</source>
        <translation>此图层没有蒙版。</translation>
    </message>
    <message>
        <source>There is no layer below this one.</source>
        <translation>此图层下面没有图层。</translation>
    </message>
    <message>
        <source>Show both layers first: one of them is hidden.</source>
        <translation>请先显示这两个图层：其中一个已隐藏。</translation>
    </message>
    <message>
        <source>The layer below is of a different kind.</source>
        <translation>下面的图层属于另一种类型。</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Layers, from top to bottom</source>
        <translation>图层，从上到下</translation>
    </message>
    <message>
        <source>You paint on the selected layer. Space shows or hides it, F2 renames it, Delete deletes it. The right arrow key chooses its mask, the left arrow key the layer. The last row is the picture itself: there, you paint on its mask.</source>
        <translation>您在所选图层上绘画。按空格键显示或隐藏它，按 F2 键重命名，按 Delete 键删除。按右箭头键选择其蒙版，按左箭头键选择图层本身。最后一行是图片本身：选中它时，您涂抹的是它的蒙版。</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>正片叠底</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>滤色</translation>
    </message>
    <message>
        <source>Blend mode</source>
        <translation>混合模式</translation>
    </message>
    <message>
        <source>How the layer blends with what is below it</source>
        <translation>图层与其下方内容的混合方式</translation>
    </message>
    <message>
        <source>Opacity of the layer; double-click for 100%</source>
        <translation>图层的不透明度；双击恢复为 100%</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>No layers yet. Add one to paint or sketch above the picture; the picture itself stays unchanged.</source>
        <translation>还没有图层。添加一个图层，即可在图片上方绘画或画草图；图片本身保持不变。</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The picture below all layers. Brush and eraser paint on its mask.</source>
        <translation>所有图层下方的图片。画笔和橡皮擦涂抹它的蒙版。</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>transparency locked</source>
        <translation>透明度已锁定</translation>
    </message>
    <message>
        <source>with a layer mask</source>
        <translation>带图层蒙版</translation>
    </message>
    <message>
        <source>you paint on its mask</source>
        <translation>正在涂抹其蒙版</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>Hint: {kind}</source>
        <translation>提示图：{kind}</translation>
    </message>
</context>
<context>
    <name>LeaveFullScreen</name>
    <message>
        <source>Press Esc to leave full screen</source>
        <translation>按 Esc 退出全屏</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>退出全屏</translation>
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
        <translation>图库</translation>
    </message>
    <message>
        <source>No pictures are shown, so there is no date to jump to.</source>
        <translation>没有显示任何图片，因此没有可跳转的日期。</translation>
    </message>
</context>
<context>
    <name>LicencePage</name>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>I accept these terms</source>
        <translation>我接受这些条款</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>You accepted these terms on {date}.</source>
        <translation>您已于 {date} 接受这些条款。</translation>
    </message>
    <message>
        <source>Before you use this model, please read and accept its licence. You can read it again at any time from the Help menu.</source>
        <translation>使用此模型前，请阅读并接受其许可证。以后随时可以在“帮助”菜单中再看。</translation>
    </message>
    <message>
        <source>Full text</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>Use restrictions</source>
        <translation>使用限制</translation>
    </message>
    <message>
        <source>Jump to the list of prohibited uses</source>
        <translation>跳到禁止用途的列表</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>This copy of the licence may be out of date. Please compare it with the version on the web.</source>
        <translation>此处的许可证文本可能不是最新版本，请与网上的版本对照。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Open model folder</source>
        <translation>打开模型文件夹</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创作</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>当前图片</translation>
    </message>
    <message>
        <source>Close SD Studio?</source>
        <translation>关闭 SD Studio？</translation>
    </message>
    <message>
        <source>A note couldn&apos;t be saved and would be lost.</source>
        <translation>有一条备注无法保存，关闭后会丢失。</translation>
    </message>
    <message>
        <source>To save it, edit it again once the disk can be written to.</source>
        <translation>请在磁盘可以写入后再次编辑它，即可保存。</translation>
    </message>
    <message>
        <source>Discard and close</source>
        <translation>放弃并关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The picture on the canvas was enlarged.</source>
        <translation>画布上的图片已放大。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>MakingLine</name>
    <message>
        <source>What is being made</source>
        <translation>正在生成的内容</translation>
    </message>
    <message>
        <source>The queue is paused, so this job has to wait.</source>
        <translation>队列已暂停，此任务需要等待。</translation>
    </message>
</context>
<context>
    <name>MarkButtons</name>
    <message>
        <source>stars</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>flags</source>
        <translation>旗标</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>The selected pictures have different {marks}.</source>
        <translation>所选图片的{marks}不同。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>MarkingBar</name>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Changing pictures: {done} of {total}, {left}</source>
        <translation>正在更改图片：{done} / {total}，{left}</translation>
    </message>
</context>
<context>
    <name>MarkingController</name>
    <message numerus="yes">
        <source>Culled %n picture(s). The rejects are in the trash; Undo brings them back.</source>
        <translation>
            <numerusform>已挑选 %n 张图片。排除的图片在回收站中；撤销即可恢复。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %n picture(s) to “{board}”.</source>
        <translation>
            <numerusform>已将 %n 张图片添加到“{board}”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n picture(s) from “{board}”.</source>
        <translation>
            <numerusform>已从“{board}”移除 %n 张图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>New board</source>
        <translation>新画板</translation>
    </message>
    <message>
        <source>Deleted the board “{board}”. Its pictures are still in the library.</source>
        <translation>已删除画板“{board}”。其中的图片仍在图库中。</translation>
    </message>
    <message>
        <source>Saved the search “{name}”.</source>
        <translation>已保存搜索“{name}”。</translation>
    </message>
    <message>
        <source>“{name}” now finds what is shown.</source>
        <translation>“{name}”现在会找到所显示的图片。</translation>
    </message>
    <message>
        <source>Deleted the saved search “{name}”.</source>
        <translation>已删除保存的搜索“{name}”。</translation>
    </message>
    <message>
        <source>Stopped after {done} of {total} pictures.</source>
        <translation>已停止：共 {total} 张图片，已更改 {done} 张。</translation>
    </message>
</context>
<context>
    <name>MaskTools</name>
    <message>
        <source>There is no layer yet, so there is nothing painted to select.</source>
        <translation>还没有图层，因此没有可选择的绘制内容。</translation>
    </message>
    <message>
        <source>Choose the layer to fill first.</source>
        <translation>请先选择要填充的图层。</translation>
    </message>
    <message>
        <source>There was nothing to select; the mask is unchanged.</source>
        <translation>没有可选择的内容；蒙版保持不变。</translation>
    </message>
</context>
<context>
    <name>MaskTransfer</name>
    <message>
        <source>Open a mask</source>
        <translation>打开蒙版</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Save mask</source>
        <translation>保存蒙版</translation>
    </message>
    <message>
        <source>PNG, exact pixels</source>
        <translation>PNG，像素完全一致</translation>
    </message>
    <message>
        <source>Saved the mask as “{name}”.</source>
        <translation>已将蒙版保存为“{name}”。</translation>
    </message>
    <message>
        <source>Copied the mask to the clipboard.</source>
        <translation>蒙版已复制到剪贴板。</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板中没有图片。</translation>
    </message>
</context>
<context>
    <name>MasksPanel</name>
    <message>
        <source>Masks</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>You paint on the selected mask. Space shows or hides it, F2 renames it. Where several masks overlap, the strongest counts.</source>
        <translation>您在所选蒙版上涂抹。按空格键显示或隐藏它，按 F2 键重命名。多个蒙版重叠之处，以最强的为准。</translation>
    </message>
    <message>
        <source>How much the area of the selected mask may change; lower values keep more of it</source>
        <translation>所选蒙版的区域可改变多少：越小，保留得越多</translation>
    </message>
    <message>
        <source>Double-click to rename</source>
        <translation>双击可重命名</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
</context>
<context>
    <name>MissingDialog</name>
    <message>
        <source>Missing pictures</source>
        <translation>丢失的图片</translation>
    </message>
    <message>
        <source>The files of these pictures can&apos;t be found. If the files come back, so do the pictures, with everything you added to them.</source>
        <translation>找不到这些图片的文件。如果文件回来，图片和您添加的所有内容也会回来。</translation>
    </message>
    <message numerus="yes">
        <source>Forget %n missing picture(s)…</source>
        <translation>
            <numerusform>忘记 %n 张丢失的图片…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %n missing picture(s)?</source>
        <translation>
            <numerusform>忘记 %n 张丢失的图片？</numerusform>
        </translation>
    </message>
    <message>
        <source>They will no longer be listed as missing. No file is deleted, and what you added to them stays in the journal: if their files come back, so does everything you added.</source>
        <translation>它们将不再列为丢失。不会删除任何文件，您添加的内容会留在日志中：如果文件回来，这些内容也会回来。</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忘记</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ModeChooser</name>
    <message>
        <source>{mode}: {needed}</source>
        <translation>{mode}：{needed}</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>More modes</source>
        <translation>更多模式</translation>
    </message>
    <message>
        <source>More modes, which need special models</source>
        <translation>更多模式，需要专门的模型</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>Imported by you</source>
        <translation>由您导入</translation>
    </message>
    <message>
        <source>Licence: {name}</source>
        <translation>许可证：{name}</translation>
    </message>
    <message>
        <source>from {source}</source>
        <translation>来自 {source}</translation>
    </message>
    <message>
        <source>Good for: {purpose}</source>
        <translation>适用于：{purpose}</translation>
    </message>
    <message>
        <source>decodes with {vae}</source>
        <translation>用 {vae} 解码</translation>
    </message>
    <message>
        <source>licence unknown</source>
        <translation>许可证未知</translation>
    </message>
    <message>
        <source>Base model: {licence}</source>
        <translation>基础模型：{licence}</translation>
    </message>
    <message>
        <source>Read the licence of this model</source>
        <translation>阅读此模型的许可证</translation>
    </message>
    <message>
        <source>Read the licence of the model that this one was made from. Its author may have set other terms.</source>
        <translation>阅读此模型所基于的模型的许可证。作者可能另有规定。</translation>
    </message>
    <message>
        <source>Version of {name}</source>
        <translation>{name} 的版本</translation>
    </message>
    <message>
        <source>More actions for {name}</source>
        <translation>{name} 的更多操作</translation>
    </message>
    <message>
        <source>More actions for this model</source>
        <translation>此模型的更多操作</translation>
    </message>
    <message>
        <source>SD Studio will retry automatically.</source>
        <translation>SD Studio 会自动重试。</translation>
    </message>
    <message>
        <source>This connection appears to be metered, so the download is waiting for your approval. It starts automatically on an unmetered connection.</source>
        <translation>当前网络似乎按流量计费，下载正在等待您的确认。换到不按流量计费的网络后会自动开始。</translation>
    </message>
    <message>
        <source>SD Studio can&apos;t download this model, because it has no way to verify that the files are genuine. If you already have the model, import it.</source>
        <translation>SD Studio 不能下载此模型，因为无法验证文件的真伪。如果您已有此模型，可以导入。</translation>
    </message>
    <message>
        <source>Needs {needed} of disk space, but only {free} is available. Free some space first.</source>
        <translation>需要 {needed} 磁盘空间，但只有 {free} 可用。请先腾出一些空间。</translation>
    </message>
    <message>
        <source>Change this if pictures come out grey, as noise or overexposed</source>
        <translation>如果图片发灰、全是噪点或过曝，请换一种</translation>
    </message>
    <message>
        <source>Trained for</source>
        <translation>训练方式</translation>
    </message>
</context>
<context>
    <name>ModelChooser</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Get a full model…</source>
        <translation>获取完整模型…</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>文件夹：{folder}</translation>
    </message>
    <message>
        <source>Small and fast: draws simple objects on plain backgrounds, but no people, scenes or photographs.</source>
        <translation>小而快：只能画纯色背景上的简单物体，不会画人物、场景或照片。</translation>
    </message>
    <message>
        <source>See which models are available and download them</source>
        <translation>查看并下载可用的模型</translation>
    </message>
    <message>
        <source>Decode as usual</source>
        <translation>按常规解码</translation>
    </message>
    <message>
        <source>Use the VAE that is chosen under “Decode with” in the model&apos;s menu</source>
        <translation>使用在模型菜单的“解码用的 VAE”中所选的 VAE</translation>
    </message>
    <message>
        <source>Decodes with the model&apos;s own VAE instead of “{usual}”.</source>
        <translation>使用模型自带的 VAE 解码，而不是“{usual}”。</translation>
    </message>
    <message>
        <source>Decodes with the VAE “{vae}” instead of the model&apos;s own.</source>
        <translation>使用 VAE“{vae}”解码，而不是模型自带的。</translation>
    </message>
    <message>
        <source>Decodes with the VAE “{vae}” instead of “{usual}”.</source>
        <translation>使用 VAE“{vae}”解码，而不是“{usual}”。</translation>
    </message>
    <message>
        <source>Manage models…</source>
        <translation>管理模型…</translation>
    </message>
    <message>
        <source>Open model folder…</source>
        <translation>打开模型文件夹…</translation>
    </message>
    <message>
        <source>Family: {name}</source>
        <translation>系列：{name}</translation>
    </message>
    <message>
        <source>A small model for trying things out. It draws one or two simple objects, as solid, flat or line drawings, in the colour, size and position you describe, on a plain or gradient background. For people, scenes, photographs or text, use a full model.</source>
        <translation>用来试手的小模型。它能画一两个简单的物体，可以是立体、扁平或线稿，颜色、大小和位置由您描述，背景为纯色或渐变。要画人物、场景、照片或文字，请使用完整的模型。</translation>
    </message>
    <message>
        <source>Ignored because pickle files could contain malicious code: {files}</source>
        <translation>以下 pickle 文件可能含有恶意代码，因此未使用：{files}</translation>
    </message>
    <message>
        <source>Native size: {size} pixels.</source>
        <translation>原生尺寸：{size} 像素。</translation>
    </message>
</context>
<context>
    <name>ModelController</name>
    <message>
        <source>Remove “{model}”?</source>
        <translation>要移除“{model}”吗？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cancel the download of “{model}”?</source>
        <translation>要取消下载“{model}”吗？</translation>
    </message>
    <message>
        <source>Choose a folder or USB drive to export the model to</source>
        <translation>选择要导出模型的文件夹或 U 盘</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>移除模型</translation>
    </message>
    <message>
        <source>The model moves to the trash, and you can restore it from there. Pictures made with it are kept.</source>
        <translation>模型会移到回收站，可以从那里还原。用它生成的图片会保留。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel download</source>
        <translation>取消下载</translation>
    </message>
    <message>
        <source>The {size} downloaded so far will be deleted. To keep it and continue later, pause the download instead.</source>
        <translation>已下载的 {size} 将被删除。如果想保留并稍后继续，请改为暂停下载。</translation>
    </message>
    <message>
        <source>Keep downloading</source>
        <translation>继续下载</translation>
    </message>
</context>
<context>
    <name>ModelNotices</name>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>New pictures will be made with {model}.</source>
        <translation>新图片将用 {model} 生成。</translation>
    </message>
    <message>
        <source>{model} is ready to use.</source>
        <translation>{model} 已可使用。</translation>
    </message>
    <message>
        <source>{model} is no longer available. New pictures will be made with {other}.</source>
        <translation>{model} 已不可用。新图片将用 {other} 生成。</translation>
    </message>
    <message>
        <source>“{name}” was imported. You&apos;ll find it under LoRAs and embeddings, in Advanced settings.</source>
        <translation>“{name}”已导入，在“高级设置”的“LoRA 与嵌入”中。</translation>
    </message>
    <message numerus="yes">
        <source>%n LoRAs and embeddings were imported: {names}. You&apos;ll find them in Advanced settings.</source>
        <translation>
            <numerusform>已导入 %n 个 LoRA 和嵌入：{names}。它们在“高级设置”中。</numerusform>
        </translation>
    </message>
    <message>
        <source>{model} verified: no damage found.</source>
        <translation>{model} 校验完毕：没有损坏。</translation>
    </message>
    <message>
        <source>{model} was moved to the trash. New pictures will be made with {other}.</source>
        <translation>{model} 已移到回收站。新图片将用 {other} 生成。</translation>
    </message>
    <message>
        <source>{model} was moved to the trash.</source>
        <translation>{model} 已移到回收站。</translation>
    </message>
    <message>
        <source>{model} was exported to {folder}.</source>
        <translation>{model} 已导出到 {folder}。</translation>
    </message>
</context>
<context>
    <name>ModelWindow</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在这台电脑上</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>正在查找模型…</translation>
    </message>
    <message>
        <source>Models generate the pictures, and each has its strengths. A full model takes a few gigabytes of disk space and is downloaded only once. Drop a model file here to import it.</source>
        <translation>图片由模型生成，每个模型各有所长。完整模型要占用几 GB 磁盘空间，只需下载一次。把模型文件拖到这里即可导入。</translation>
    </message>
    <message>
        <source>Import a model from a file, a folder or a USB drive</source>
        <translation>从文件、文件夹或 U 盘导入模型</translation>
    </message>
    <message>
        <source>From a folder or USB drive…</source>
        <translation>从文件夹或 U 盘…</translation>
    </message>
    <message>
        <source>Choose where models are downloaded from</source>
        <translation>选择从哪里下载模型</translation>
    </message>
    <message>
        <source>Available for download</source>
        <translation>可下载</translation>
    </message>
    <message>
        <source>Import only</source>
        <translation>只能导入</translation>
    </message>
    <message>
        <source>{free} available on the models&apos; drive.</source>
        <translation>存放模型的磁盘可用空间 {free}。</translation>
    </message>
    <message>
        <source>Download sources…</source>
        <translation>下载来源…</translation>
    </message>
</context>
<context>
    <name>NewCanvasDialog</name>
    <message>
        <source>New canvas</source>
        <translation>新建画布</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>Start with a white canvas</source>
        <translation>从白色画布开始</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>Start with a black canvas</source>
        <translation>从黑色画布开始</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <source>Choose the colour of the canvas</source>
        <translation>选择画布的颜色</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colour of the canvas</source>
        <translation>画布颜色</translation>
    </message>
</context>
<context>
    <name>NotImportedDialog</name>
    <message numerus="yes">
        <source>%n file(s) couldn&apos;t be imported. They are unchanged.</source>
        <translation>
            <numerusform>%n 个文件无法导入，原文件未被改动。</numerusform>
        </translation>
    </message>
    <message>
        <source>Files that weren&apos;t imported</source>
        <translation>未导入的文件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>NoticeController</name>
    <message>
        <source>SD Studio didn&apos;t shut down properly last time. Your prompt and settings are as you left them.</source>
        <translation>SD Studio 上次未正常退出。提示词和设置都保持原样。</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>查看报告…</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>仍然关闭</translation>
    </message>
    <message>
        <source>A drive isn&apos;t responding, so SD Studio can&apos;t close yet. If you close it anyway, what is still being read or saved may be lost.</source>
        <translation>有磁盘没有响应，SD Studio 暂时无法关闭。如果仍然关闭，正在读取或保存的内容可能会丢失。</translation>
    </message>
    <message>
        <source>SD Studio will close when everything is saved.</source>
        <translation>全部保存后 SD Studio 会关闭。</translation>
    </message>
    <message>
        <source>SD Studio will close when this job is finished.</source>
        <translation>此任务完成后 SD Studio 会关闭。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>SD Studio {version} is available.</source>
        <translation>SD Studio {version} 已发布。</translation>
    </message>
    <message>
        <source>What&apos;s new…</source>
        <translation>新功能…</translation>
    </message>
</context>
<context>
    <name>ObjectBar</name>
    <message>
        <source>Selecting objects</source>
        <translation>选择物体</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Get the model…</source>
        <translation>获取模型…</translation>
    </message>
    <message>
        <source>The image engine is busy; it will answer after the current step.</source>
        <translation>图像引擎正忙，完成当前步后就会给出结果。</translation>
    </message>
    <message>
        <source>Analysing the picture… You can already click.</source>
        <translation>正在分析图片… 现在就可以点击。</translation>
    </message>
    <message>
        <source>Nothing was found there. Click elsewhere, or drag a box.</source>
        <translation>那里没有找到物体。请点击别处，或拖出一个框。</translation>
    </message>
    <message>
        <source>This will be the mask. Click what&apos;s missing, Alt+click what doesn&apos;t belong.</source>
        <translation>蒙版将如图所示。点击缺少的部分；按住 Alt 点击多余的部分。</translation>
    </message>
    <message>
        <source>Waiting for the image engine to start…</source>
        <translation>正在等待图像引擎启动…</translation>
    </message>
    <message>
        <source>Looking for the object…</source>
        <translation>正在查找物体…</translation>
    </message>
    <message>
        <source>Click an object, or drag a box around it.</source>
        <translation>点击一个物体，或拖出一个框把它围住。</translation>
    </message>
</context>
<context>
    <name>OpenedCard</name>
    <message>
        <source>Opened from {folder}</source>
        <translation>从 {folder} 打开</translation>
    </message>
    <message>
        <source>licence unknown</source>
        <translation>许可证未知</translation>
    </message>
    <message>
        <source>decodes with {vae}</source>
        <translation>用 {vae} 解码</translation>
    </message>
    <message>
        <source>Choose the VAE that turns what this model makes into pictures</source>
        <translation>选择将此模型的结果转换成图片的 VAE</translation>
    </message>
</context>
<context>
    <name>OpeningNote</name>
    <message>
        <source>Opening the picture…</source>
        <translation>正在打开图片…</translation>
    </message>
</context>
<context>
    <name>OptionsBar</name>
    <message>
        <source>Tool settings</source>
        <translation>工具设置</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Diameter of the brush; press [ or ], or hold Ctrl and turn the mouse wheel</source>
        <translation>画笔的直径；可按 [ 或 ]，或按住 Ctrl 滚动滚轮</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬度</translation>
    </message>
    <message>
        <source>How sharp the edge of the brush is; lower values are softer</source>
        <translation>画笔边缘的清晰程度；数值越低越柔和</translation>
    </message>
    <message>
        <source>How much a stroke covers. Partly covered areas change only partly.</source>
        <translation>一笔覆盖的程度。只覆盖了一部分的地方也只改变一部分。</translation>
    </message>
    <message>
        <source>Only the area connected to the place you click, not the whole picture</source>
        <translation>只选与点击处相连的部分，而非整张图片</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>How much a colour may differ from the one you click</source>
        <translation>颜色与所点颜色可相差多少</translation>
    </message>
    <message>
        <source>Contiguous</source>
        <translation>连续</translation>
    </message>
    <message>
        <source>Sample from</source>
        <translation>取样来源</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>所有图层</translation>
    </message>
    <message>
        <source>Current layer</source>
        <translation>当前图层</translation>
    </message>
    <message>
        <source>Pick colours from everything visible, or only from the layer you are painting on</source>
        <translation>从所有可见内容取色，或只从正在绘画的图层取色</translation>
    </message>
    <message>
        <source>Sample size</source>
        <translation>取样大小</translation>
    </message>
    <message>
        <source>1 pixel</source>
        <translation>1 像素</translation>
    </message>
    <message>
        <source>3 × 3 pixels</source>
        <translation>3 × 3 像素</translation>
    </message>
    <message>
        <source>5 × 5 pixels</source>
        <translation>5 × 5 像素</translation>
    </message>
    <message>
        <source>Pick the average colour of this many pixels around the pointer</source>
        <translation>取指针周围这么多像素的平均颜色</translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation>{size} 像素</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>How much a stroke covers what is below it</source>
        <translation>一笔遮盖下方内容的程度</translation>
    </message>
</context>
<context>
    <name>PageMenus</name>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
</context>
<context>
    <name>ParameterTable</name>
    <message>
        <source>Only what differs</source>
        <translation>只显示不同之处</translation>
    </message>
    <message>
        <source>Settings of the pictures</source>
        <translation>各图片的设置</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>PartButtons</name>
    <message>
        <source>Foreground</source>
        <translation>前景色</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景色</translation>
    </message>
</context>
<context>
    <name>PeerRecall</name>
    <message>
        <source>The file of this picture records none of these settings.</source>
        <translation>这张图片的文件没有记录这些设置。</translation>
    </message>
    <message>
        <source>None of these settings of this picture can be used here.</source>
        <translation>这张图片的这些设置在这里都无法使用。</translation>
    </message>
    <message numerus="yes">
        <source>Now using %n of this picture&apos;s setting(s).</source>
        <translation>
            <numerusform>已采用这张图片的 %n 项设置。</numerusform>
        </translation>
    </message>
    <message>
        <source>This picture&apos;s settings are in use already.</source>
        <translation>已在使用这张图片的设置。</translation>
    </message>
    <message>
        <source>Your prompt and seed stay.</source>
        <translation>您的提示词和种子保持不变。</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out or adjusted: {list}.</source>
        <translation>未采用或已调整：{list}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>PeerSettingsOffer</name>
    <message>
        <source>This picture&apos;s file contains no settings that SD Studio can use.</source>
        <translation>这张图片的文件中没有 SD Studio 可以使用的设置。</translation>
    </message>
    <message>
        <source>This picture was made with {program}.</source>
        <translation>这张图片由 {program} 生成。</translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation>使用其设置</translation>
    </message>
    <message>
        <source>Now using this picture&apos;s settings.</source>
        <translation>已采用这张图片的设置。</translation>
    </message>
</context>
<context>
    <name>PictureController</name>
    <message numerus="yes">
        <source>Moved %n picture(s) to the trash.</source>
        <translation>
            <numerusform>已将 %n 张图片移到回收站。</numerusform>
        </translation>
    </message>
    <message>
        <source>PNG, exact pixels</source>
        <translation>PNG，像素完全一致</translation>
    </message>
    <message>
        <source>JPEG, smaller file</source>
        <translation>JPEG，文件较小</translation>
    </message>
    <message>
        <source>WebP, smaller file</source>
        <translation>WebP，文件较小</translation>
    </message>
    <message>
        <source>AVIF, smallest file</source>
        <translation>AVIF，文件最小</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Saved as “{name}”.</source>
        <translation>已保存为“{name}”。</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>保存到别处…</translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>已复制到剪贴板。</translation>
    </message>
    <message>
        <source>{name} couldn&apos;t be saved: {reason}. The original picture is safe.</source>
        <translation>无法保存 {name}：{reason}。原图片仍然保留。</translation>
    </message>
</context>
<context>
    <name>PictureDrops</name>
    <message>
        <source>Open a picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>How to use the picture</source>
        <translation>如何使用这张图片</translation>
    </message>
</context>
<context>
    <name>PicturesZone</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Job history</source>
        <translation>任务历史</translation>
    </message>
    <message>
        <source>The queue is paused, so this job has to wait.</source>
        <translation>队列已暂停，此任务需要等待。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>SD Studio didn&apos;t shut down properly, so the jobs in the queue are paused.</source>
        <translation>SD Studio 上次未正常退出，因此队列中的任务已暂停。</translation>
    </message>
    <message>
        <source>The queue is still paused. New jobs wait until you continue.</source>
        <translation>队列仍处于暂停状态。继续之前，新任务会一直等待。</translation>
    </message>
    <message>
        <source>Your pictures appear here and are kept until you delete them.</source>
        <translation>您生成的图片会出现在这里，并一直保留到您删除为止。</translation>
    </message>
</context>
<context>
    <name>PresetEditor</name>
    <message>
        <source>Save preset</source>
        <translation>保存预设</translation>
    </message>
    <message>
        <source>Edit preset</source>
        <translation>编辑预设</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Only for “{model}”</source>
        <translation>仅用于“{model}”</translation>
    </message>
    <message>
        <source>Using the preset then also chooses this model</source>
        <translation>使用此预设时也会选中该模型</translation>
    </message>
    <message>
        <source>Only if a seed is set; otherwise each job draws one</source>
        <translation>仅在设定了种子时保存；否则每个任务随机抽取</translation>
    </message>
    <message>
        <source>Uncheck it to leave this as it is when the preset is used</source>
        <translation>取消勾选后，使用预设时此项保持不变</translation>
    </message>
    <message>
        <source>Includes</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>Save this as it is set now; otherwise using the preset leaves it alone</source>
        <translation>保存当前的设置；未保存的项目在使用预设时保持不变</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>No presets for this model yet</source>
        <translation>此模型还没有预设</translation>
    </message>
</context>
<context>
    <name>PresetsController</name>
    <message>
        <source>My preset</source>
        <translation>我的预设</translation>
    </message>
    <message>
        <source>Deleted the preset “{name}”.</source>
        <translation>已删除预设“{name}”。</translation>
    </message>
    <message>
        <source>Import presets</source>
        <translation>导入预设</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Export presets</source>
        <translation>导出预设</translation>
    </message>
    <message>
        <source>Now using the preset “{name}”.</source>
        <translation>已使用预设“{name}”。</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: {list}.</source>
        <translation>未采用：{list}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Saved the preset “{name}”.</source>
        <translation>已保存预设“{name}”。</translation>
    </message>
    <message>
        <source>Importing presets…</source>
        <translation>正在导入预设…</translation>
    </message>
    <message numerus="yes">
        <source>Imported %n preset(s).</source>
        <translation>
            <numerusform>已导入 %n 个预设。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out %n entry(s) that can&apos;t be read.</source>
        <translation>
            <numerusform>略去 %n 个无法读取的条目。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %n preset(s) to “{file}”.</source>
        <translation>
            <numerusform>已将 %n 个预设导出到“{file}”。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{model}” is back to its own defaults.</source>
        <translation>“{model}”已恢复其默认值。</translation>
    </message>
    <message>
        <source>With {model}, settings that you don&apos;t change now come from “{name}”.</source>
        <translation>使用 {model} 时，未改动的设置现在取自“{name}”。</translation>
    </message>
    <message>
        <source>All settings are back to the model&apos;s defaults.</source>
        <translation>所有设置已恢复为模型的默认值。</translation>
    </message>
    <message>
        <source>“{name}” now has the current settings.</source>
        <translation>“{name}”已更新为当前设置。</translation>
    </message>
</context>
<context>
    <name>PresetsDialog</name>
    <message>
        <source>For all models</source>
        <translation>用于所有模型</translation>
    </message>
    <message>
        <source>For {model}</source>
        <translation>用于 {model}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Search presets</source>
        <translation>搜索预设</translation>
    </message>
    <message>
        <source>Settings of the preset</source>
        <translation>预设的设置</translation>
    </message>
    <message>
        <source>Use preset</source>
        <translation>使用预设</translation>
    </message>
    <message>
        <source>Use these settings; Undo restores yours</source>
        <translation>使用这些设置；撤销可恢复您的设置</translation>
    </message>
    <message>
        <source>Save settings…</source>
        <translation>保存设置…</translation>
    </message>
    <message>
        <source>There are presets only for other models.</source>
        <translation>只有其他模型的预设。</translation>
    </message>
    <message>
        <source>No preset matches the search.</source>
        <translation>没有符合搜索条件的预设。</translation>
    </message>
    <message>
        <source>Reset the model&apos;s defaults</source>
        <translation>恢复模型的默认值</translation>
    </message>
    <message>
        <source>Set as default</source>
        <translation>设为默认</translation>
    </message>
    <message>
        <source>With {model}, size, sampling and strength are those of this preset unless you change them</source>
        <translation>使用 {model} 时，尺寸、采样和强度取自此预设，除非您另行更改</translation>
    </message>
    <message>
        <source>default of {model}</source>
        <translation>{model} 的默认预设</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>重命名预设</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export all…</source>
        <translation>全部导出…</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Include presets for other models</source>
        <translation>包括其他模型的预设</translation>
    </message>
    <message>
        <source>Using a preset for another model also chooses that model</source>
        <translation>使用其他模型的预设时，也会选中那个模型</translation>
    </message>
    <message>
        <source>No presets yet. Save the settings that you use often under a name, or drop a preset file here to import it.</source>
        <translation>还没有预设。可以把常用的设置命名保存，或把预设文件拖到这里导入。</translation>
    </message>
    <message>
        <source>Settings that you don&apos;t change go back to {model}&apos;s own defaults</source>
        <translation>未改动的设置恢复为 {model} 自己的默认值</translation>
    </message>
    <message>
        <source>Save the current settings as a preset</source>
        <translation>将当前设置保存为预设</translation>
    </message>
    <message>
        <source>Update with the current settings</source>
        <translation>更新为当前设置</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy these prompts, or those selected</source>
        <translation>复制这些提示词，或所选的提示词</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Prompt preview</source>
        <translation>提示词预览</translation>
    </message>
    <message>
        <source>Make pictures from exactly these prompts</source>
        <translation>就用这些提示词生成图片</translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation>重新抽取</translation>
    </message>
    <message>
        <source>Choose other options with another seed</source>
        <translation>换一个种子，重新抽取选项</translation>
    </message>
</context>
<context>
    <name>PrivacyCover</name>
    <message>
        <source>Your pictures are hidden. Press {key} to show them.</source>
        <translation>图片已隐藏。按 {key} 重新显示。</translation>
    </message>
    <message>
        <source>Show pictures</source>
        <translation>显示图片</translation>
    </message>
</context>
<context>
    <name>ProgramSetting</name>
    <message>
        <source>Choose program…</source>
        <translation>选择程序…</translation>
    </message>
    <message>
        <source>Use system default</source>
        <translation>使用系统默认</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>系统默认</translation>
    </message>
</context>
<context>
    <name>ProjectController</name>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Export as PSD</source>
        <translation>导出为 PSD</translation>
    </message>
    <message>
        <source>Opening “{file}”…</source>
        <translation>正在打开“{file}”…</translation>
    </message>
    <message>
        <source>Adding this project&apos;s results to the library: {done} of {total}…</source>
        <translation>正在将此项目的结果添加到图库：第 {done} 个，共 {total} 个…</translation>
    </message>
    <message>
        <source>The rest of this project&apos;s results were not added.</source>
        <translation>此项目的其余结果未添加。</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) of this project were added to the library.</source>
        <translation>
            <numerusform>已将此项目的 %n 个结果添加到图库。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) of this project stay in the trash.</source>
        <translation>
            <numerusform>此项目的 %n 个结果仍在回收站中。</numerusform>
        </translation>
    </message>
    <message>
        <source>This project was saved with its prompt and settings.</source>
        <translation>此项目保存了提示词和设置。</translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation>使用其设置</translation>
    </message>
    <message>
        <source>Now using this project&apos;s settings.</source>
        <translation>正在使用此项目的设置。</translation>
    </message>
    <message>
        <source>Saved as “{file}”.</source>
        <translation>已保存为“{file}”。</translation>
    </message>
    <message>
        <source>“{file}” was not exported.</source>
        <translation>“{file}”未导出。</translation>
    </message>
    <message>
        <source>Exporting “{file}”…</source>
        <translation>正在导出“{file}”…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PromptCompleter</name>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>PromptController</name>
    <message numerus="yes">
        <source>Added %n job(s) to the queue.</source>
        <translation>
            <numerusform>已将 %n 个任务加入队列。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromptEditor</name>
    <message>
        <source>Use {name}</source>
        <translation>使用 {name}</translation>
    </message>
    <message>
        <source>SD Studio doesn&apos;t support this prompt syntax: {pieces}.</source>
        <translation>SD Studio 不支持这种提示词语法：{pieces}。</translation>
    </message>
    <message>
        <source>“{tag}” is ignored in the prompt, but you have this LoRA.</source>
        <translation>提示词中的“{tag}”会被忽略，不过本机有这个 LoRA。</translation>
    </message>
    <message>
        <source>Change the prompt; Undo takes it back</source>
        <translation>修改提示词，可撤销</translation>
    </message>
    <message>
        <source>Use LoRA</source>
        <translation>使用 LoRA</translation>
    </message>
    <message>
        <source>Add “{name}” to LoRAs and embeddings, and remove the tag from the prompt</source>
        <translation>将“{name}”添加到“LoRA 与嵌入”，并从提示词中去掉这个标签</translation>
    </message>
    <message>
        <source>This word isn&apos;t in the dictionary.</source>
        <translation>词典里没有这个词。</translation>
    </message>
    <message>
        <source>“{tag}” is ignored. Add the LoRA&apos;s file under LoRAs and embeddings, in Advanced settings.</source>
        <translation>“{tag}”会被忽略。请在“高级设置”的“LoRA 与嵌入”中添加它的文件。</translation>
    </message>
    <message>
        <source>“{tag}” is ignored: SD Studio doesn&apos;t support hypernetworks.</source>
        <translation>“{tag}”会被忽略：SD Studio 不支持超网络（hypernetwork）。</translation>
    </message>
    <message>
        <source>The practice model doesn&apos;t know {words}.</source>
        <translation>练习模型不认识：{words}。</translation>
    </message>
    <message>
        <source>“{piece}” has no counterpart, so the model reads it as ordinary characters.</source>
        <translation>“{piece}”没有配对，模型会把它当作普通字符。</translation>
    </message>
    <message>
        <source>“{piece}” never ends with “&gt;”, so the model reads it as words.</source>
        <translation>“{piece}”没有以“&gt;”结尾，模型会把它当作普通文字。</translation>
    </message>
    <message>
        <source>There is no wildcard “{piece}”.</source>
        <translation>没有通配符“{piece}”。</translation>
    </message>
    <message>
        <source>Add “{text}”</source>
        <translation>添加“{text}”</translation>
    </message>
    <message>
        <source>Make “{text}” an ordinary character</source>
        <translation>将“{text}”作为普通字符</translation>
    </message>
    <message>
        <source>Replace with a comma</source>
        <translation>替换为逗号</translation>
    </message>
    <message>
        <source>Use “{text}”</source>
        <translation>使用“{text}”</translation>
    </message>
    <message>
        <source>{pieces} and {count} more</source>
        <translation>{pieces} 及另外 {count} 处</translation>
    </message>
    <message>
        <source>The practice model doesn&apos;t know any of these words, so it can only guess.</source>
        <translation>练习模型不认识其中任何一个词，只能靠猜。</translation>
    </message>
    <message>
        <source>Try “{example}”, or use a full model.</source>
        <translation>可以试试“{example}”，或换用完整的模型。</translation>
    </message>
    <message>
        <source>Some programs load a LoRA when they find this tag in a prompt. SD Studio ignores the tag: choose LoRAs and set their weights under LoRAs and embeddings, in Advanced settings.</source>
        <translation>有些程序看到提示词里的这个标签会载入 LoRA。SD Studio 会忽略它：请在“高级设置”的“LoRA 与嵌入”中选择 LoRA 并设置权重。</translation>
    </message>
    <message>
        <source>Right-click to fix it: {fix}.</source>
        <translation>右键单击可修正：{fix}。</translation>
    </message>
    <message>
        <source>The practice model doesn&apos;t know this word and will guess. A full model is likely to know it.</source>
        <translation>练习模型不认识这个词，只能靠猜。完整的模型多半认识它。</translation>
    </message>
    <message>
        <source>Some programs combine two prompts here. SD Studio doesn&apos;t, so the model reads this as ordinary text.</source>
        <translation>有些程序会在这里组合两个提示词。SD Studio 不支持，模型会把它当作普通文字。</translation>
    </message>
</context>
<context>
    <name>PromptHistoryDialog</name>
    <message>
        <source>Negative prompt history</source>
        <translation>负向提示词历史</translation>
    </message>
    <message>
        <source>Prompt history</source>
        <translation>提示词历史</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <translation>查找提示词</translation>
    </message>
    <message>
        <source>Words of prompts, or anything else that finds pictures: rating:4</source>
        <translation>提示词中的文字，或其他能找到图片的条件，例如 rating:4</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Replace the prompt with it</source>
        <translation>用它替换当前提示词</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Put it where the cursor is in the prompt</source>
        <translation>插入到提示词中的光标处</translation>
    </message>
    <message>
        <source>Save as snippet…</source>
        <translation>存为片段…</translation>
    </message>
    <message>
        <source>Keep it under a name</source>
        <translation>命名并保存</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No prompt has these words. Try fewer of them.</source>
        <translation>没有提示词包含这些文字。请减少几个词再试。</translation>
    </message>
    <message>
        <source>No pictures yet. The prompts of your pictures are listed here.</source>
        <translation>还没有图片。您的图片所用的提示词会列在这里。</translation>
    </message>
</context>
<context>
    <name>PromptSummary</name>
    <message>
        <source>Reading the prompt…</source>
        <translation>正在读取提示词…</translation>
    </message>
    <message>
        <source>{count}, {time}</source>
        <translation>{count}，{time}</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s), each with its own words</source>
        <translation>
            <numerusform>%n 张图片，各用各的词语</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n 个提示词</numerusform>
        </translation>
    </message>
    <message>
        <source>{prompts}, {pictures}</source>
        <translation>{prompts}，{pictures}</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
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
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>QueryHelpDialog</name>
    <message>
        <source>Search syntax</source>
        <translation>搜索语法</translation>
    </message>
    <message>
        <source>You type</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Pictures found</source>
        <translation>找到的图片</translation>
    </message>
</context>
<context>
    <name>QueueBox</name>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Pause queue</source>
        <translation>暂停队列</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>{jobs}, {time}</source>
        <translation>{jobs}，{time}</translation>
    </message>
    <message>
        <source>{jobs}, at least {time}</source>
        <translation>{jobs}，至少 {time}</translation>
    </message>
    <message>
        <source>{jobs}, time not known yet</source>
        <translation>{jobs}，所需时间未知</translation>
    </message>
    <message>
        <source>Clear queue</source>
        <translation>清空队列</translation>
    </message>
    <message>
        <source>Retry all failed jobs</source>
        <translation>重试所有失败的任务</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
</context>
<context>
    <name>QueueController</name>
    <message numerus="yes">
        <source>Removed %n job(s) from the queue.</source>
        <translation>
            <numerusform>已从队列中移除 %n 个任务。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Press Delete to remove a job, Alt+Up or Alt+Down to move it, and Enter to edit it, or to retry it if it failed.</source>
        <translation>按 Delete 移除任务，按 Alt+↑ 或 Alt+↓ 移动任务，按 Enter 编辑任务；任务失败时按 Enter 重试。</translation>
    </message>
    <message>
        <source>Remove (Delete)</source>
        <translation>移除（Delete）</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制任务</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Retry (Enter)</source>
        <translation>重试（Enter）</translation>
    </message>
</context>
<context>
    <name>RecallController</name>
    <message>
        <source>Now using this picture&apos;s settings.</source>
        <translation>已采用这张图片的设置。</translation>
    </message>
    <message>
        <source>The command is on the clipboard.</source>
        <translation>命令已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Now using this picture&apos;s prompt.</source>
        <translation>已采用这张图片的提示词。</translation>
    </message>
    <message>
        <source>Now using this picture&apos;s prompt template.</source>
        <translation>已采用这张图片的提示词模板。</translation>
    </message>
</context>
<context>
    <name>RelationsController</name>
    <message>
        <source>Opened a copy. What you save in the other program becomes a new picture here.</source>
        <translation>已打开副本。您在其他程序中保存的内容会成为这里的新图片。</translation>
    </message>
    <message>
        <source>No program could be started for this picture.</source>
        <translation>无法启动打开此图片的程序。</translation>
    </message>
    <message>
        <source>Choose a program…</source>
        <translation>选择程序…</translation>
    </message>
    <message>
        <source>What you saved in the other program is now a new picture.</source>
        <translation>您在其他程序中保存的内容已成为新图片。</translation>
    </message>
    <message>
        <source>Show in library</source>
        <translation>在图库中显示</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the whole report</source>
        <translation>复制整份报告</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save it as a text file</source>
        <translation>保存为文本文件</translation>
    </message>
    <message>
        <source>Problem report</source>
        <translation>问题报告</translation>
    </message>
    <message>
        <source>This report helps the developers find out what went wrong. It contains no prompts or pictures, and your user name has been removed. Nothing is sent automatically; to pass the report on, copy or save it.</source>
        <translation>这份报告能帮助开发者查明问题原因。其中不含提示词和图片，您的用户名也已移除。SD Studio 不会自动发送任何内容；如需提供给他人，请复制或保存报告。</translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Text files</source>
        <translation>文本文件</translation>
    </message>
    <message>
        <source>Saved as “{file}”.</source>
        <translation>已保存为“{file}”。</translation>
    </message>
</context>
<context>
    <name>ResultsBar</name>
    <message>
        <source>Results, oldest first</source>
        <translation>结果，最早的在前</translation>
    </message>
    <message>
        <source>More actions for the result</source>
        <translation>更多针对此结果的操作</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n 个结果</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>第 {number} 个，共 {count} 个</translation>
    </message>
    <message>
        <source>This result isn&apos;t the size of the canvas, so it can&apos;t become a layer. You can continue from it instead.</source>
        <translation>此结果的尺寸与画布不同，因此不能用作图层。您可以改为从它继续。</translation>
    </message>
    <message>
        <source>This result is in the layer “{name}”. Click to choose that layer.</source>
        <translation>此结果已在图层“{name}”中。点击可选择该图层。</translation>
    </message>
</context>
<context>
    <name>SavedSearchController</name>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Update to what is shown</source>
        <translation>更新为当前显示的内容</translation>
    </message>
    <message>
        <source>Have this name find the pictures that are shown now</source>
        <translation>让此名称找到现在显示的图片</translation>
    </message>
    <message>
        <source>Delete saved search</source>
        <translation>删除保存的搜索</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>保存此搜索</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Search prompts, tags and notes (/)</source>
        <translation>搜索提示词、标签和备注（/）</translation>
    </message>
    <message>
        <source>Words, “a phrase”, -without, rating:&gt;=3, model:, tag:, date:2026-11 ({key} shows everything)</source>
        <translation>字词、“短语”、-排除、rating:&gt;=3、model:、tag:、date:2026-11（按 {key} 查看全部）</translation>
    </message>
    <message>
        <source>Headings and stacks</source>
        <translation>标题与堆叠</translation>
    </message>
    <message>
        <source>Headings, stacks, and jump to a date</source>
        <translation>标题、堆叠和跳转到日期</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>The order of the pictures</source>
        <translation>图片的排列顺序</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>缩略图大小</translation>
    </message>
    <message>
        <source>Size of the thumbnails (Ctrl+wheel)</source>
        <translation>缩略图大小（Ctrl+滚轮）</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>{pictures}, {count} selected</source>
        <translation>{pictures}，已选择 {count} 张</translation>
    </message>
    <message>
        <source>“{term}” isn&apos;t understood, so it is left out</source>
        <translation>无法识别“{term}”，已忽略</translation>
    </message>
    <message>
        <source>“{term}” isn&apos;t understood</source>
        <translation>无法识别“{term}”</translation>
    </message>
    <message>
        <source>Remove “{term}” from the search</source>
        <translation>从搜索中移除“{term}”</translation>
    </message>
</context>
<context>
    <name>SeedEditor</name>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Random seed: a new seed for every picture</source>
        <translation>随机种子：每张图片使用新的种子</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Fixed seed: reuse the seed of the last picture</source>
        <translation>固定种子：沿用上一张图片的种子</translation>
    </message>
    <message>
        <source>Fixed seed</source>
        <translation>固定种子</translation>
    </message>
    <message>
        <source>“{value}” can&apos;t be used as a seed. Seeds are whole numbers from 0 to {limit}; leave the field empty or type -1 for a random seed.</source>
        <translation>“{value}”不能用作种子。种子是 0 到 {limit} 的整数；要使用随机种子，请留空或输入 -1。</translation>
    </message>
</context>
<context>
    <name>SettingRows</name>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>LoRA or embedding</source>
        <translation>LoRA 或嵌入</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>Content Credentials</source>
        <translation>内容凭证</translation>
    </message>
    <message>
        <source>Marked as made with AI</source>
        <translation>标有“AI 生成”</translation>
    </message>
    <message>
        <source>Marked as made with AI from another picture</source>
        <translation>标有“AI 基于已有图片生成”</translation>
    </message>
    <message>
        <source>Signed (C2PA); not verified here</source>
        <translation>已签名（C2PA），此处未验证</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Upscaler</source>
        <translation>放大模型</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>面部</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Device: starting…</source>
        <translation>设备：正在启动…</translation>
    </message>
    <message>
        <source>Device: {name}, {memory}</source>
        <translation>设备：{name}，{memory}</translation>
    </message>
    <message>
        <source>A model compiled for the graphics card can be faster. Compiling needs Linux with Triton, a C compiler and Python&apos;s header files.</source>
        <translation>为显卡编译的模型可能更快。编译需要 Linux、Triton、C 编译器和 Python 头文件。</translation>
    </message>
    <message>
        <source>Compiling makes most graphics cards faster. The first picture of each size takes about a minute longer, and pictures differ slightly. Fast mode, seamless pictures and LoRAs run without compiling.</source>
        <translation>编译后大多数显卡会更快。每种尺寸的第一张图片要多花约一分钟，图片会略有不同。快速模式、无缝图片和 LoRA 不经编译运行。</translation>
    </message>
    <message>
        <source>PyTorch in 8 bits needs a processor with VNNI instructions.</source>
        <translation>PyTorch（8 位）需要支持 VNNI 指令的处理器。</translation>
    </message>
    <message>
        <source>PyTorch in 8 bits takes about 40% less time on processors without bfloat16, and 10% less on others. Pictures differ slightly; those of the practice model by 38 to 46 dB.</source>
        <translation>在不支持 bfloat16 的处理器上，PyTorch（8 位）耗时约少 40%，在其他处理器上约少 10%。图片会略有不同；练习模型的图片与原来的相差 38 到 46 dB。</translation>
    </message>
    <message>
        <source>OpenVINO can be faster on computers without a graphics card. To use it, install it with “pip install openvino”.</source>
        <translation>在没有显卡的电脑上，OpenVINO 可能更快。要使用它，请运行“pip install openvino”安装。</translation>
    </message>
    <message>
        <source>Prepared models use {size} of at most {limit}; the least recently used are removed first.</source>
        <translation>已准备的模型占用 {size}，上限 {limit}；最久未使用的会先被删除。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Takes effect after a restart.</source>
        <translation>重新启动后生效。</translation>
    </message>
    <message>
        <source>Graphics card…</source>
        <translation>显卡…</translation>
    </message>
    <message>
        <source>OpenVINO can be faster than PyTorch, depending on the processor, so try both. Pictures differ slightly. Each model is prepared once, which takes a minute or more. Fast mode, seamless pictures, LoRAs and ControlNets run with PyTorch.</source>
        <translation>OpenVINO 是否比 PyTorch 快取决于处理器，不妨都试试。图片会略有不同。每个模型需准备一次，耗时一分钟或更久。快速模式、无缝图片、LoRA 和 ControlNet 使用 PyTorch。</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Settings of the picture</source>
        <translation>图片的设置</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Copy all settings of this picture as text</source>
        <translation>将这张图片的全部设置复制为文本</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>Open the models window to download or import this model</source>
        <translation>打开模型窗口，下载或导入这个模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>Copy: {name}</source>
        <translation>复制：{name}</translation>
    </message>
</context>
<context>
    <name>SettingsText</name>
    <message>
        <source>Settings of the picture</source>
        <translation>图片的设置</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>LoRAs and embeddings: {names}</source>
        <translation>LoRA 与嵌入：{names}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Prompt without styles</source>
        <translation>未套用风格的提示词</translation>
    </message>
    <message>
        <source>Negative prompt without styles</source>
        <translation>未套用风格的负面提示词</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Negative template</source>
        <translation>负向模板</translation>
    </message>
    <message>
        <source>Wildcards</source>
        <translation>通配符</translation>
    </message>
    <message>
        <source>Prompt before translation</source>
        <translation>翻译前的提示词</translation>
    </message>
    <message>
        <source>Negative prompt before translation</source>
        <translation>翻译前的负面提示词</translation>
    </message>
</context>
<context>
    <name>SheetsDialog</name>
    <message>
        <source>Comparison grids</source>
        <translation>对比网格图</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show this comparison grid in the main window</source>
        <translation>在主窗口中查看这张对比网格图</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Show this comparison grid&apos;s file in the file manager</source>
        <translation>在文件管理器中显示这张对比网格图的文件</translation>
    </message>
    <message>
        <source>No comparison grids yet. A grid shows the same picture generated with different settings, side by side.</source>
        <translation>还没有对比网格图。对比网格图会把用不同设置生成的同一张图片并排显示。</translation>
    </message>
    <message>
        <source>This file can&apos;t be opened.</source>
        <translation>无法打开此文件。</translation>
    </message>
</context>
<context>
    <name>ShortcutSharing</name>
    <message>
        <source>Import shortcuts</source>
        <translation>导入快捷键</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>This computer has no printer. Save the list as a PDF to print it elsewhere.</source>
        <translation>这台电脑没有打印机。可将列表存为 PDF，在别处打印。</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Print shortcuts</source>
        <translation>打印快捷键</translation>
    </message>
    <message>
        <source>The list was sent to {printer}.</source>
        <translation>列表已发送到 {printer}。</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Export shortcuts</source>
        <translation>导出快捷键</translation>
    </message>
    <message>
        <source>Exported to {file}.</source>
        <translation>已导出到 {file}。</translation>
    </message>
    <message numerus="yes">
        <source>Imported the shortcuts of %n command(s).</source>
        <translation>
            <numerusform>已导入 %n 个命令的快捷键。</numerusform>
        </translation>
    </message>
    <message>
        <source>Your shortcuts stay as they are.</source>
        <translation>您的快捷键保持不变。</translation>
    </message>
    <message numerus="yes">
        <source>%n of another version are kept for it.</source>
        <translation>
            <numerusform>%n 个属于其他版本，已为其保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can&apos;t be used and were left out.</source>
        <translation>
            <numerusform>%n 个无法使用，已略过。</numerusform>
        </translation>
    </message>
    <message>
        <source>The list couldn&apos;t be printed. Save it as a PDF instead.</source>
        <translation>列表无法打印。可将它存为 PDF。</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>No shortcut</source>
        <translation>无快捷键</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Choose a command to change its shortcut.</source>
        <translation>选择一个命令以更改其快捷键。</translation>
    </message>
    <message>
        <source>New shortcut for “{command}”:</source>
        <translation>“{command}”的新快捷键：</translation>
    </message>
    <message>
        <source>{keys} is already the shortcut for “{command}”, which will lose it.</source>
        <translation>{keys} 已是“{command}”的快捷键，使用后该命令将失去它。</translation>
    </message>
    <message>
        <source>Find a command or shortcut</source>
        <translation>查找命令或快捷键</translation>
    </message>
    <message>
        <source>Restore the command&apos;s default shortcut</source>
        <translation>恢复该命令的默认快捷键</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>New shortcut</source>
        <translation>新快捷键</translation>
    </message>
    <message>
        <source>Reassign</source>
        <translation>改派</translation>
    </message>
    <message>
        <source>{keys} is now the shortcut for “{command}”.</source>
        <translation>{keys} 现在是“{command}”的快捷键。</translation>
    </message>
    <message>
        <source>“{command}” has no shortcut now.</source>
        <translation>“{command}”现在没有快捷键。</translation>
    </message>
    <message>
        <source>“{command}” lost it.</source>
        <translation>“{command}”失去了它。</translation>
    </message>
    <message>
        <source>All commands have their default shortcuts again.</source>
        <translation>所有命令已恢复默认快捷键。</translation>
    </message>
    <message>
        <source>Find by pressed keys</source>
        <translation>按按键查找</translation>
    </message>
    <message>
        <source>Press keys to see which command has them</source>
        <translation>按下按键，查看它们属于哪个命令</translation>
    </message>
    <message>
        <source>Undo restores yours</source>
        <translation>撤销可恢复您的快捷键</translation>
    </message>
    <message>
        <source>or press keys</source>
        <translation>或按下按键</translation>
    </message>
    <message>
        <source>Show the other</source>
        <translation>转到另一个</translation>
    </message>
    <message>
        <source>Go to the command that has it</source>
        <translation>转到拥有它的命令</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Use the shortcuts in a file</source>
        <translation>使用文件中的快捷键</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write all shortcuts to a file, or the list as a PDF or web page</source>
        <translation>将全部快捷键写入文件，或将列表存为 PDF 或网页</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Print the list of shortcuts</source>
        <translation>打印快捷键列表</translation>
    </message>
</context>
<context>
    <name>ShortcutsList</name>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>SideLists</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>保存的搜索</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>画板</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>全部图片</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete board</source>
        <translation>删除画板</translation>
    </message>
</context>
<context>
    <name>SigningBox</name>
    <message>
        <source>Passphrase of the private key</source>
        <translation>私钥的密码</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the passphrase</source>
        <translation>保存密码</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Forget the passphrase</source>
        <translation>移除已保存的密码</translation>
    </message>
    <message>
        <source>Only if the key has one. It is kept in the system&apos;s keyring; where there is none, in a file that only you can read.</source>
        <translation>仅当私钥设有密码时需要。密码保存在系统密钥环中；没有密钥环时，保存在只有您能读取的文件中。</translation>
    </message>
    <message>
        <source>Copies will be signed as “{name}”. The certificate is valid until {date}.</source>
        <translation>副本将以“{name}”的名义签名。证书有效期至 {date}。</translation>
    </message>
    <message>
        <source>Viewers show the signature as trusted only if they know who issued the certificate.</source>
        <translation>只有认识证书颁发者的查看程序才会将签名显示为可信。</translation>
    </message>
    <message>
        <source>It is self-signed, so viewers will show the signature as untrusted.</source>
        <translation>这是自签名证书，因此查看程序会将签名显示为不可信。</translation>
    </message>
</context>
<context>
    <name>SizePicker</name>
    <message>
        <source>Square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>竖幅</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>横幅</translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} 像素</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原尺寸</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Same as the input picture</source>
        <translation>与输入图片相同</translation>
    </message>
    <message>
        <source>{size} pixels, 4 times the input picture</source>
        <translation>{size} 像素，为输入图片的 4 倍</translation>
    </message>
    <message>
        <source>{size} pixels, same as the input picture</source>
        <translation>{size} 像素，与输入图片相同</translation>
    </message>
    <message>
        <source>Follow the input picture</source>
        <translation>跟随输入图片</translation>
    </message>
    <message>
        <source>Set the width and height yourself. At sizes far from the model&apos;s native size, {size} pixels, subjects tend to repeat.</source>
        <translation>自行设置宽度和高度。若与模型的原生尺寸（{size} 像素）相差很大，画面中的主体容易重复出现。</translation>
    </message>
</context>
<context>
    <name>SnapshotsController</name>
    <message>
        <source>Deleted the snapshot “{name}”.</source>
        <translation>已删除快照“{name}”。</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>There is no picture to paint on.</source>
        <translation>没有可以绘画的图片。</translation>
    </message>
    <message>
        <source>Finish editing the queued job first.</source>
        <translation>请先结束对排队任务的编辑。</translation>
    </message>
    <message>
        <source>There are {count} snapshots already; delete one first.</source>
        <translation>已有 {count} 个快照；请先删除一个。</translation>
    </message>
    <message>
        <source>Nothing has changed since the canvas was opened.</source>
        <translation>画布自打开以来没有任何更改。</translation>
    </message>
    <message>
        <source>Choose a snapshot first.</source>
        <translation>请先选择一个快照。</translation>
    </message>
    <message>
        <source>The canvas is the same as this snapshot.</source>
        <translation>画布与此快照相同。</translation>
    </message>
</context>
<context>
    <name>SnapshotsPanel</name>
    <message>
        <source>Keep a snapshot before you try something: you can return to it at any time, and undo never removes it.</source>
        <translation>在尝试新的改动之前保留一个快照：您随时可以恢复到它，撤销也不会将其移除。</translation>
    </message>
    <message>
        <source>Snapshots, newest first</source>
        <translation>快照，从新到旧</translation>
    </message>
    <message>
        <source>Enter restores the selected snapshot, F2 renames it, Delete deletes it.</source>
        <translation>按回车键恢复所选快照，按 F2 键重命名，按 Delete 键删除。</translation>
    </message>
</context>
<context>
    <name>SnippetsDialog</name>
    <message>
        <source>Snippets</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Find a snippet</source>
        <translation>查找片段</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Words for prompts</source>
        <translation>提示词文字</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Add a snippet</source>
        <translation>添加一个片段</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Add the snippets of a file</source>
        <translation>添加文件中的片段</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write all snippets to a file</source>
        <translation>将所有片段写入文件</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete this snippet; Undo restores it</source>
        <translation>删除此片段，可撤销</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Put its words where the cursor is</source>
        <translation>将文字插入到光标处</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Snippet</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>new words</source>
        <translation>新文字</translation>
    </message>
    <message>
        <source>Typing its name in a prompt offers these words.</source>
        <translation>在提示词中键入名称，即可选用这些文字。</translation>
    </message>
    <message>
        <source>Snippets are words that you use again and again. Select some in the prompt and choose “Save as snippet”, or add one here.</source>
        <translation>片段是您反复使用的文字。请在提示词中选中一段，选择“存为片段”，或在此新建。</translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation>已删除“{name}”。</translation>
    </message>
    <message>
        <source>Import snippets</source>
        <translation>导入片段</translation>
    </message>
    <message numerus="yes">
        <source>Imported %n snippet(s).</source>
        <translation>
            <numerusform>已导入 %n 个片段。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are already there.</source>
        <translation>
            <numerusform>%n 个已存在。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can&apos;t be used and were left out.</source>
        <translation>
            <numerusform>%n 个无法使用，已略过。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export snippets</source>
        <translation>导出片段</translation>
    </message>
    <message numerus="yes">
        <source>Exported %n snippet(s) to {file}.</source>
        <translation>
            <numerusform>已将 %n 个片段导出到 {file}。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourcesSheet</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>A mirror near you is often faster, and your company or school may run its own. The address begins with https://.</source>
        <translation>离您近的镜像往往更快；您的公司或学校也可能有自己的服务器。地址以 https:// 开头。</translation>
    </message>
    <message>
        <source>Hugging Face layout</source>
        <translation>Hugging Face 目录结构</translation>
    </message>
    <message>
        <source>ModelScope layout</source>
        <translation>ModelScope（魔搭）目录结构</translation>
    </message>
    <message>
        <source>Folder of exported models</source>
        <translation>存放导出模型的文件夹</translation>
    </message>
    <message>
        <source>How files are organized on the server</source>
        <translation>服务器上文件的组织方式</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>Download sources</source>
        <translation>下载来源</translation>
    </message>
    <message>
        <source>SD Studio tries the selected source first, and the others if it fails. You don&apos;t have to trust any of them: every file is checked against the checksum of the original and rejected if it differs.</source>
        <translation>SD Studio 先从选中的来源下载，失败时再试其他的。您不必信任任何一个：每个文件都会与原始文件的校验值核对，不一致就丢弃。</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>添加来源</translation>
    </message>
    <message>
        <source>Add source</source>
        <translation>添加来源</translation>
    </message>
    <message>
        <source>Add this source and try it first</source>
        <translation>添加此来源并优先使用</translation>
    </message>
    <message>
        <source>Remove this source</source>
        <translation>移除此来源</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation>输入图片</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Back to picture</source>
        <translation>回到图片</translation>
    </message>
    <message>
        <source>This picture&apos;s file can&apos;t be opened.</source>
        <translation>无法打开这张图片的文件。</translation>
    </message>
    <message>
        <source>Paint over what should change, then click Generate.</source>
        <translation>涂抹要改变的地方，然后点击“生成”。</translation>
    </message>
    <message>
        <source>Paint over what should change.</source>
        <translation>涂抹要改变的地方。</translation>
    </message>
    <message>
        <source>Paint on the picture, then click Generate to repaint all of it.</source>
        <translation>在图片上绘制，然后点击“生成”重绘整张图片。</translation>
    </message>
    <message>
        <source>The whole picture is repainted.</source>
        <translation>整张图片都会重绘。</translation>
    </message>
    <message>
        <source>{zoom}%</source>
        <translation>{zoom}%</translation>
    </message>
    <message>
        <source>Comparison grid</source>
        <translation>对比网格图</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>{size} in use</source>
        <translation>占用 {size}</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>{model}: {percent}%</source>
        <translation>{model}：{percent}%</translation>
    </message>
    <message>
        <source>{model}: interrupted</source>
        <translation>{model}：已中断</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>Paused, {count} waiting</source>
        <translation>已暂停，{count} 个等待</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} 个等待</translation>
    </message>
    <message>
        <source>{time} in all</source>
        <translation>共{time}</translation>
    </message>
    <message>
        <source>at least {time} in all</source>
        <translation>总计至少 {time}</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Current model</source>
        <translation>当前模型</translation>
    </message>
    <message>
        <source>Device that generates the pictures</source>
        <translation>生成图片所用的设备</translation>
    </message>
    <message>
        <source>Memory in use by the image engine</source>
        <translation>图像引擎占用的内存</translation>
    </message>
    <message>
        <source>Show models and downloads</source>
        <translation>显示模型及下载</translation>
    </message>
    <message>
        <source>{model} is waiting for your approval</source>
        <translation>{model} 等待您的确认</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
</context>
<context>
    <name>StopController</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop generating?</source>
        <translation>停止生成？</translation>
    </message>
    <message>
        <source>You would lose more than a minute of work on this picture.</source>
        <translation>这张图片已生成了一分多钟，停止后会丢失。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Pictures, newest first</source>
        <translation>图片，最新在前</translation>
    </message>
</context>
<context>
    <name>StyleChip</name>
    <message>
        <source>Remove the style {name}</source>
        <translation>移除风格 {name}</translation>
    </message>
    <message>
        <source>Click to remove it. Alt+Left and Alt+Right change the order.</source>
        <translation>点击即可移除。Alt+左/右方向键调整顺序。</translation>
    </message>
    <message>
        <source>Apply earlier</source>
        <translation>提前套用</translation>
    </message>
    <message>
        <source>Apply later</source>
        <translation>推后套用</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>StyleEditor</name>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Insert {prompt}</source>
        <translation>插入 {prompt}</translation>
    </message>
    <message>
        <source>Added to what you write. {prompt} stands for your words; without it, they come first.</source>
        <translation>会加到您写的内容上。{prompt} 代表您写的词；没有它时，您的词排在前面。</translation>
    </message>
    <message>
        <source>watercolour painting of {prompt}, soft edges</source>
        <translation>watercolour painting of {prompt}, soft edges</translation>
    </message>
    <message>
        <source>Added to your negative prompt, in the same way</source>
        <translation>以同样的方式加到负面提示词上</translation>
    </message>
    <message>
        <source>Put {prompt} where the cursor is, or in place of the selected words</source>
        <translation>在光标处插入 {prompt}，或用它替换选中的词</translation>
    </message>
    <message>
        <source>A heading of your own under which the style can be found</source>
        <translation>您自己的分类，便于查找此风格</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Prompt of the style</source>
        <translation>风格的提示词</translation>
    </message>
    <message>
        <source>Negative prompt of the style</source>
        <translation>风格的负面提示词</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>负面提示词</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>a cat</source>
        <translation>a cat</translation>
    </message>
    <message>
        <source>For example: {words}</source>
        <translation>例如：{words}</translation>
    </message>
    <message>
        <source>“{tag}” has no effect in a style.</source>
        <translation>“{tag}”在风格中无效。</translation>
    </message>
    <message>
        <source>Options and wildcards stay as they are in a style.</source>
        <translation>风格中的选项和通配符不会展开。</translation>
    </message>
</context>
<context>
    <name>StylesBox</name>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Choose styles…</source>
        <translation>选择风格…</translation>
    </message>
    <message>
        <source>The practice model doesn&apos;t know the words of {names}.</source>
        <translation>练习模型不认识{names}的词语。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>StylesController</name>
    <message>
        <source>Deleted the style “{name}”.</source>
        <translation>已删除风格“{name}”。</translation>
    </message>
    <message>
        <source>Import styles</source>
        <translation>导入风格</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Export styles</source>
        <translation>导出风格</translation>
    </message>
    <message>
        <source>My style</source>
        <translation>我的风格</translation>
    </message>
    <message>
        <source>Saved the style “{name}”.</source>
        <translation>已保存风格“{name}”。</translation>
    </message>
    <message>
        <source>Changed the style “{name}”.</source>
        <translation>已修改风格“{name}”。</translation>
    </message>
    <message numerus="yes">
        <source>Imported %n style(s).</source>
        <translation>
            <numerusform>已导入 %n 个风格。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out %n entry(s) without a name or words.</source>
        <translation>
            <numerusform>略去 %n 个没有名称或词语的条目。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %n style(s) to “{file}”.</source>
        <translation>
            <numerusform>已将 %n 个风格导出到“{file}”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing styles…</source>
        <translation>正在导入风格…</translation>
    </message>
    <message>
        <source>None of the styles were new.</source>
        <translation>没有新的风格。</translation>
    </message>
    <message numerus="yes">
        <source>You already have %n of the styles.</source>
        <translation>
            <numerusform>文件中有 %n 个风格您已经有了。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StylesDialog</name>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Search styles</source>
        <translation>搜索风格</translation>
    </message>
    <message>
        <source>Finds names, descriptions and words of styles</source>
        <translation>按名称、说明和词语查找风格</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Which styles are shown</source>
        <translation>显示哪些风格</translation>
    </message>
    <message>
        <source>Words of the style</source>
        <translation>风格的词语</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>New from prompt…</source>
        <translation>用提示词新建…</translation>
    </message>
    <message>
        <source>All styles</source>
        <translation>所有风格</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>您自己的</translation>
    </message>
    <message>
        <source>No style matches the search.</source>
        <translation>没有符合搜索条件的风格。</translation>
    </message>
    <message>
        <source>No style is in use. Double-click one to use it.</source>
        <translation>没有使用中的风格。双击即可使用。</translation>
    </message>
    <message>
        <source>There are no styles here.</source>
        <translation>这里没有风格。</translation>
    </message>
    <message>
        <source>Stop using</source>
        <translation>停止使用</translation>
    </message>
    <message>
        <source>Use style</source>
        <translation>使用风格</translation>
    </message>
    <message>
        <source>Make the next pictures without this style</source>
        <translation>之后的图片不再使用此风格</translation>
    </message>
    <message>
        <source>Put your prompt in this style; several can be used at once</source>
        <translation>为提示词套用此风格；可同时使用多个</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>负面提示词</translation>
    </message>
    <message>
        <source>Rename style</source>
        <translation>重命名风格</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export all your own</source>
        <translation>导出您自己的全部风格</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>加入收藏</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>复制一份…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Export this style</source>
        <translation>导出此风格</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Edit the style, or a copy of it if it ships with SD Studio</source>
        <translation>修改此风格；自带风格则修改其副本</translation>
    </message>
    <message>
        <source>Make a style from the words in the prompt fields</source>
        <translation>用提示词框中的词语制作风格</translation>
    </message>
    <message>
        <source>You have no styles of your own yet. Make one from the current prompt or from a picture, or drop a style file here to import it.</source>
        <translation>您还没有自己的风格。可以用当前提示词或某张图片制作，或把风格文件拖到这里导入。</translation>
    </message>
    <message>
        <source>No favourites yet. Choose “Add to favourites” in a style&apos;s menu to find it here.</source>
        <translation>还没有收藏。在风格的菜单中选择“加入收藏”，就能在这里找到它。</translation>
    </message>
</context>
<context>
    <name>TagEditor</name>
    <message>
        <source>Add tags, separated by commas</source>
        <translation>添加标签，用逗号分隔</translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Remove the tag “{tag}”</source>
        <translation>移除标签“{tag}”</translation>
    </message>
    <message>
        <source>Only some pictures have the tag “{tag}”. Remove it from them</source>
        <translation>只有部分图片带有标签“{tag}”。从这些图片中移除</translation>
    </message>
</context>
<context>
    <name>TagListsDialog</name>
    <message>
        <source>Tag lists</source>
        <translation>标签列表</translation>
    </message>
    <message>
        <source>Words from these lists are suggested in prompts. A list is a CSV file as A1111&apos;s tag completion uses it: name, category, count, aliases.</source>
        <translation>编写提示词时会建议这些列表中的词。列表是 A1111 标签补全所用的 CSV 文件：名称、类别、次数、别名。</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Add CSV files of tags</source>
        <translation>添加标签 CSV 文件</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Move the list to the system&apos;s trash</source>
        <translation>将列表移到系统回收站</translation>
    </message>
    <message>
        <source>Undo remove</source>
        <translation>撤销移除</translation>
    </message>
    <message>
        <source>Put the last removed list back</source>
        <translation>恢复最后移除的列表</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n tag(s)</source>
        <translation>
            <numerusform>{name}：%n 个标签</numerusform>
        </translation>
    </message>
    <message>
        <source>Import tag lists</source>
        <translation>导入标签列表</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <source>“{name}” has %n tag(s).</source>
        <translation>
            <numerusform>“{name}”有 %n 个标签。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” is in the trash.</source>
        <translation>“{name}”已移到回收站。</translation>
    </message>
</context>
<context>
    <name>ThumbnailPicker</name>
    <message>
        <source>Thumbnail</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>Choose picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Use the middle of an image as the thumbnail</source>
        <translation>用图片的中间部分作缩略图</translation>
    </message>
    <message>
        <source>Remove picture</source>
        <translation>移除图片</translation>
    </message>
    <message>
        <source>Show the first letter of the name instead</source>
        <translation>改为显示名称的首字</translation>
    </message>
    <message>
        <source>Choose a thumbnail</source>
        <translation>选择缩略图</translation>
    </message>
</context>
<context>
    <name>TokenLabel</name>
    <message>
        <source>{count} of {limit} tokens</source>
        <translation>{count} / {limit} 个词元</translation>
    </message>
    <message>
        <source>The model reads {limit} tokens at a time, which is about 50 words. A longer prompt is read in several chunks, which weakens the effect of each word.</source>
        <translation>模型每次读 {limit} 个词元，约 50 个英文词。更长的提示词会分几段读取，每个词的作用随之减弱。</translation>
    </message>
    <message>
        <source>Part {number} ends after “{words}”.</source>
        <translation>第 {number} 段到“{words}”为止。</translation>
    </message>
    <message numerus="yes">
        <source>And %n more part(s).</source>
        <translation>
            <numerusform>另有 %n 段。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainedSizes</name>
    <message>
        <source>Trained size</source>
        <translation>训练尺寸</translation>
    </message>
    <message>
        <source>The sizes that this model was trained on; its pictures are best in these.</source>
        <translation>该模型训练时使用的尺寸，用这些尺寸生成的图片效果最好。</translation>
    </message>
    <message>
        <source>None of them</source>
        <comment>the size of the picture</comment>
        <translation>都不是</translation>
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
        <translation>变换框的左边缘，以像素为单位</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>Y</translation>
    </message>
    <message>
        <source>Top edge of the box, in pixels</source>
        <translation>变换框的上边缘，以像素为单位</translation>
    </message>
    <message>
        <source>W</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Width in percent; a negative value flips it</source>
        <translation>宽度百分比；负值会翻转</translation>
    </message>
    <message>
        <source>H</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Height in percent; a negative value flips it</source>
        <translation>高度百分比；负值会翻转</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Rotation clockwise, in degrees</source>
        <translation>顺时针旋转的度数</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>Keep proportions</source>
        <translation>保持比例</translation>
    </message>
    <message>
        <source>Scale width and height together; Shift does the opposite</source>
        <translation>宽和高一起缩放；按住 Shift 则相反</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Apply the transformation (Enter)</source>
        <translation>应用变换（Enter）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave everything as it was (Esc)</source>
        <translation>保持原样（Esc）</translation>
    </message>
</context>
<context>
    <name>TransformController</name>
    <message>
        <source>Transforming…</source>
        <translation>正在变换…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The layer mask hides the whole layer, so nothing changed.</source>
        <translation>图层蒙版遮住了整个图层，因此没有变化。</translation>
    </message>
    <message>
        <source>Nothing is painted or selected here, so nothing changed.</source>
        <translation>这里没有绘制或选中任何内容，因此没有变化。</translation>
    </message>
</context>
<context>
    <name>TrashController</name>
    <message numerus="yes">
        <source>Put %n picture(s) back.</source>
        <translation>
            <numerusform>已放回 %n 张图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the trash?</source>
        <translation>清空回收站？</translation>
    </message>
    <message>
        <source>Delete for good?</source>
        <translation>彻底删除？</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>彻底删除</translation>
    </message>
    <message numerus="yes">
        <source>The system has no trash for %n picture(s), which stay.</source>
        <translation>
            <numerusform>系统没有可用于 %n 张图片的回收站，因此它们保留不动。</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty trash</source>
        <translation>清空回收站</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Moved %n picture(s) to the system&apos;s trash.</source>
        <translation>
            <numerusform>已将 %n 张图片移到系统回收站。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Empty the trash of %n picture(s)?</source>
        <translation>
            <numerusform>清空回收站中的 %n 张图片？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n picture(s) for good?</source>
        <translation>
            <numerusform>彻底删除 %n 张图片？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They leave the library, along with their stars, tags and notes, and their files go to the system&apos;s trash.</source>
        <translation>
            <numerusform>它们连同星级、标签和备注一起离开图库，文件移到系统回收站。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UpdateDialog</name>
    <message>
        <source>Updates</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>What&apos;s new</source>
        <translation>新功能</translation>
    </message>
    <message>
        <source>Check automatically, at most once a day</source>
        <translation>自动检查（每天最多一次）</translation>
    </message>
    <message>
        <source>Open download page</source>
        <translation>打开下载页面</translation>
    </message>
    <message>
        <source>Looking for a newer version…</source>
        <translation>正在查找新版本…</translation>
    </message>
    <message>
        <source>You have the newest version ({version}).</source>
        <translation>您使用的已是最新版本（{version}）。</translation>
    </message>
    <message>
        <source>SD Studio {version} is available; you have {current}.</source>
        <translation>SD Studio {version} 已发布，您使用的是 {current}。</translation>
    </message>
    <message>
        <source>Updating keeps your pictures, models and settings.</source>
        <translation>更新会保留您的图片、模型和设置。</translation>
    </message>
</context>
<context>
    <name>UpscaleDialog</name>
    <message>
        <source>Fast upscale</source>
        <translation>快速放大</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Upscaler</source>
        <translation>放大模型</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Get more…</source>
        <translation>获取更多…</translation>
    </message>
    <message>
        <source>Get more upscalers</source>
        <translation>获取更多放大模型</translation>
    </message>
    <message>
        <source>Show the upscalers that can be downloaded or imported</source>
        <translation>显示可下载或导入的放大模型</translation>
    </message>
    <message>
        <source>How much wider and higher the pictures become, from 1 to 8.</source>
        <translation>图片的宽和高放大到几倍，1 到 8。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the folder with the pictures</source>
        <translation>选择图片所在的文件夹</translation>
    </message>
    <message>
        <source>Choose the folder for copies</source>
        <translation>选择副本的文件夹</translation>
    </message>
    <message>
        <source>Also save the results in a folder</source>
        <translation>同时把结果保存到文件夹</translation>
    </message>
    <message>
        <source>Results are in the library in any case. Files that are already in the folder are kept, and their pictures are skipped.</source>
        <translation>结果总会进入图库。文件夹中已有的文件会保留，对应的图片会跳过。</translation>
    </message>
    <message>
        <source>Upscale the pictures in a folder</source>
        <translation>放大文件夹中的图片</translation>
    </message>
    <message>
        <source>Save copies in</source>
        <translation>副本保存到</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>Choose the folder whose pictures are to be enlarged.</source>
        <translation>请选择要放大图片的文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>The folder has %n picture(s).</source>
        <translation>
            <numerusform>文件夹中有 %n 张图片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) will be enlarged.</source>
        <translation>
            <numerusform>将放大 %n 张图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>{before} becomes {after} pixels.</source>
        <translation>{before} 放大到 {after} 像素。</translation>
    </message>
    <message>
        <source>No side can be longer than {limit} pixels.</source>
        <translation>任何一边都不能超过 {limit} 像素。</translation>
    </message>
    <message>
        <source>Get one…</source>
        <translation>获取…</translation>
    </message>
    <message>
        <source>Get an upscaler</source>
        <translation>获取放大模型</translation>
    </message>
    <message>
        <source>Looking into the folder…</source>
        <translation>正在查看文件夹…</translation>
    </message>
</context>
<context>
    <name>ViewSwitch</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation>第 {position} 张，共 {count} 张</translation>
    </message>
    <message>
        <source>This picture can&apos;t be opened.</source>
        <translation>无法打开这张图片。</translation>
    </message>
</context>
<context>
    <name>ViewerBar</name>
    <message>
        <source>Previous picture</source>
        <translation>上一张图片</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张图片</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>实际大小</translation>
    </message>
    <message>
        <source>Start the slideshow; any key stops it</source>
        <translation>开始幻灯片放映；按任意键停止</translation>
    </message>
    <message>
        <source>How long each picture of the slideshow is shown</source>
        <translation>幻灯片中每张图片显示多久</translation>
    </message>
    <message>
        <source>Show how this picture was made</source>
        <translation>显示这张图片是如何生成的</translation>
    </message>
    <message>
        <source>View full screen</source>
        <translation>全屏查看</translation>
    </message>
    <message>
        <source>{seconds} s for each picture</source>
        <translation>每张图片 {seconds} 秒</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>All models…</source>
        <translation>所有模型…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>正在查找模型…</translation>
    </message>
    <message>
        <source>Ready to try: the practice model</source>
        <translation>练习模型现在就能用</translation>
    </message>
    <message>
        <source>It is small and knows only a few words: try one of the example prompts on the left. For anything else, get a full model. It is downloaded once and then works offline.</source>
        <translation>它很小，只认识少量的词：可以试试左边的示例提示词。要画别的内容，请下载完整的模型；只需下载一次，之后可离线使用。</translation>
    </message>
    <message>
        <source>Close; you can open it again from the Help menu</source>
        <translation>关闭；可从“帮助”菜单再次打开</translation>
    </message>
    <message>
        <source>See all models and what they are good for</source>
        <translation>查看所有模型及其用途</translation>
    </message>
    <message>
        <source>Import a model…</source>
        <translation>导入模型…</translation>
    </message>
    <message>
        <source>Import a model from a file that you already have</source>
        <translation>从已有的文件导入模型</translation>
    </message>
    <message>
        <source>{size} download: {slow} at 20 Mbit/s, {quick} at 100 Mbit/s</source>
        <translation>下载 {size}：20 Mbit/s 时{slow}，100 Mbit/s 时{quick}</translation>
    </message>
    <message>
        <source>Measuring the speed of this computer…</source>
        <translation>正在测量这台电脑的速度…</translation>
    </message>
</context>
<context>
    <name>WildcardsDialog</name>
    <message>
        <source>Wildcards</source>
        <translation>通配符</translation>
    </message>
    <message>
        <source>Find a wildcard</source>
        <translation>查找通配符</translation>
    </message>
    <message>
        <source>Entries, one on each line</source>
        <translation>条目，每行一个</translation>
    </message>
    <message>
        <source>One entry on each line</source>
        <translation>每行一个条目</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Add a wildcard</source>
        <translation>添加一个通配符</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Change its name or folder</source>
        <translation>更改名称或文件夹</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Move its file to the system&apos;s trash</source>
        <translation>将其文件移到系统回收站</translation>
    </message>
    <message>
        <source>Undo delete</source>
        <translation>撤销删除</translation>
    </message>
    <message>
        <source>Put the last deleted wildcard back</source>
        <translation>恢复最后删除的通配符</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Put its name into the prompt</source>
        <translation>将其名称插入提示词</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Show the files in the file manager</source>
        <translation>在文件管理器中显示这些文件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>This file is too long to be edited here. Open it in a text editor.</source>
        <translation>此文件太长，无法在这里编辑。请用文本编辑器打开。</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>New wildcard</source>
        <translation>新建通配符</translation>
    </message>
    <message>
        <source>Name, with / for folders:</source>
        <translation>名称，用 / 表示文件夹：</translation>
    </message>
    <message>
        <source>Rename wildcard</source>
        <translation>重命名通配符</translation>
    </message>
    <message>
        <source>Import wildcards</source>
        <translation>导入通配符</translation>
    </message>
    <message>
        <source>A wildcard is a list of words or phrases. Write its name between double underscores, such as __animals__, and each prompt gets one of its entries.</source>
        <translation>通配符是一组词语。在提示词中把它的名称写在双下划线之间，例如 __animals__，每个提示词就会用到其中一项。</translation>
    </message>
    <message>
        <source>Moved “{name}” to the system&apos;s trash.</source>
        <translation>“{name}”已移到系统回收站。</translation>
    </message>
    <message>
        <source>Copy text files, or the lists in a YAML file, as wildcards</source>
        <translation>将文本文件或 YAML 文件中的列表复制为通配符</translation>
    </message>
    <message numerus="yes">
        <source>Imported %n wildcard(s).</source>
        <translation>
            <numerusform>已导入 %n 个通配符。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ZoomButton</name>
    <message>
        <source>Zoom, rotate or mirror the view</source>
        <translation>缩放、旋转或镜像视图</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>{degrees}°</source>
        <translation>{degrees}°</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>已镜像</translation>
    </message>
    <message>
        <source>View: {state}</source>
        <translation>视图：{state}</translation>
    </message>
</context>
<context>
    <name>_AxisRow</name>
    <message>
        <source>Values</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Text values separated by |</source>
        <translation>用 | 分隔的文字</translation>
    </message>
    <message>
        <source>Separate with commas; available: {known}</source>
        <translation>用逗号分隔，可选：{known}</translation>
    </message>
    <message>
        <source>Values separated by commas or semicolons, or a range such as 10:50:10 (first:last:step)</source>
        <translation>用逗号或分号分隔的取值，或一个范围，例如 10:50:10（首值:末值:步长）</translation>
    </message>
</context>
<context>
    <name>_PromptDelegate</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Download, import, verify, export and remove models</source>
        <translation>下载、导入、校验、导出和移除模型</translation>
    </message>
    <message>
        <source>Start f&amp;rom this picture</source>
        <translation>从这张图片开始(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Before and after</source>
        <translation>前后对比(&amp;B)</translation>
    </message>
    <message>
        <source>Paint on can&amp;vas</source>
        <translation>在画布上绘制(&amp;V)</translation>
    </message>
    <message>
        <source>Switch between painting on the input picture and viewing the result</source>
        <translation>在绘制输入图片与查看结果之间切换</translation>
    </message>
    <message>
        <source>Ne&amp;w canvas…</source>
        <translation>新建画布(&amp;W)…</translation>
    </message>
    <message>
        <source>Start with a blank picture to sketch on, then repaint it with Generate</source>
        <translation>从一张空白图片开始画草图，再用“生成”重绘</translation>
    </message>
    <message>
        <source>&amp;Estimate depth</source>
        <translation>估计深度(&amp;E)</translation>
    </message>
    <message>
        <source>Let the depth model estimate what is near and far, as a layer that you can change</source>
        <translation>让深度模型估计远近，作为可修改的图层</translation>
    </message>
    <message>
        <source>&amp;Open depth map…</source>
        <translation>打开深度图(&amp;O)…</translation>
    </message>
    <message>
        <source>Use a greyscale picture as the depth: white is near</source>
        <translation>用灰度图片作为深度：白色表示近处</translation>
    </message>
    <message>
        <source>&amp;Adjust depth…</source>
        <translation>调整深度(&amp;A)…</translation>
    </message>
    <message>
        <source>Change the levels of the depth, invert it or blur it</source>
        <translation>更改深度的色阶、反相或模糊</translation>
    </message>
    <message>
        <source>S&amp;how depth</source>
        <translation>显示深度(&amp;H)</translation>
    </message>
    <message>
        <source>Show the depth over the picture and use it; hidden depth isn&apos;t used</source>
        <translation>在图片上显示深度并使用它；隐藏的深度不会使用</translation>
    </message>
    <message>
        <source>&amp;Save depth map…</source>
        <translation>保存深度图(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the depth as a greyscale picture: white is near</source>
        <translation>把深度保存为灰度图片：白色表示近处</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>画笔(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>橡皮擦(&amp;E)</translation>
    </message>
    <message>
        <source>Mask an area that you draw around freehand</source>
        <translation>手绘圈出要加入蒙版的区域</translation>
    </message>
    <message>
        <source>Mask areas of the colour you click</source>
        <translation>把与所点颜色相同的区域加入蒙版</translation>
    </message>
    <message>
        <source>Mask an object that you click or drag a box around</source>
        <translation>为点击或框住的物体制作蒙版</translation>
    </message>
    <message>
        <source>&amp;Smaller brush</source>
        <translation>缩小画笔(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation>放大画笔(&amp;L)</translation>
    </message>
    <message>
        <source>Replace what is masked, or vary the whole picture if nothing is</source>
        <translation>替换蒙版区域；没有蒙版时变化整张图片</translation>
    </message>
    <message>
        <source>Show what the model starts from: its context with the masked area pre-filled</source>
        <translation>显示模型的起点：已预填充蒙版区域的上下文范围</translation>
    </message>
    <message>
        <source>Let the mask decide again which part of the picture the model sees</source>
        <translation>重新由蒙版决定模型看到图片的哪一部分</translation>
    </message>
    <message>
        <source>List all masks of the picture beside it</source>
        <translation>在图片旁显示其所有蒙版</translation>
    </message>
    <message>
        <source>Add an empty mask with its own strength, and paint on it</source>
        <translation>添加一个有独立强度的空蒙版，并在其上涂抹</translation>
    </message>
    <message>
        <source>Add a copy of the mask you are painting on</source>
        <translation>为正在涂抹的蒙版添加一个副本</translation>
    </message>
    <message>
        <source>Rename the mask you are painting on</source>
        <translation>重命名正在涂抹的蒙版</translation>
    </message>
    <message>
        <source>Delete the mask you are painting on</source>
        <translation>删除正在涂抹的蒙版</translation>
    </message>
    <message>
        <source>Op&amp;en project…</source>
        <translation>打开项目(&amp;E)…</translation>
    </message>
    <message>
        <source>Export as P&amp;SD…</source>
        <translation>导出为 PSD(&amp;S)…</translation>
    </message>
    <message>
        <source>Show the next result on the canvas, as the right arrow key does</source>
        <translation>在画布上显示下一个结果；也可按右方向键</translation>
    </message>
    <message>
        <source>Show the previous result on the canvas, as the left arrow key does</source>
        <translation>在画布上显示上一个结果；也可按左方向键</translation>
    </message>
    <message>
        <source>Compare se&amp;ttings…</source>
        <translation>对比设置(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Use these settings</source>
        <translation>使用这些设置(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Show the picture at 200%, each pixel as 2 × 2</source>
        <translation>以 200% 显示图片，每个像素显示为 2 × 2</translation>
    </message>
    <message>
        <source>Rotate the view by 15°, or drag with Shift and Space held; the picture itself doesn&apos;t change</source>
        <translation>将视图旋转 15°，也可按住 Shift 和空格键拖动；图片本身不变</translation>
    </message>
    <message>
        <source>See the picture as in a mirror, to spot what is askew</source>
        <translation>像照镜子一样查看图片，便于发现歪斜之处</translation>
    </message>
    <message>
        <source>Show lines between pixels at a zoom of 800% or more</source>
        <translation>缩放到 800% 及以上时显示像素之间的线</translation>
    </message>
    <message>
        <source>Group by &amp;day</source>
        <translation>按日分组(&amp;D)</translation>
    </message>
    <message>
        <source>Show the pictures under the day they were made</source>
        <translation>将图片显示在生成当日的标题下</translation>
    </message>
    <message>
        <source>Group by &amp;month</source>
        <translation>按月分组(&amp;M)</translation>
    </message>
    <message>
        <source>Show the pictures under the month they were made</source>
        <translation>将图片显示在生成当月的标题下</translation>
    </message>
    <message>
        <source>Group by se&amp;ssion</source>
        <translation>按创作时段分组(&amp;S)</translation>
    </message>
    <message>
        <source>Show pictures that were made one after the other under one heading</source>
        <translation>将连续生成的图片显示在同一标题下</translation>
    </message>
    <message>
        <source>Don&apos;t &amp;group</source>
        <translation>不分组(&amp;G)</translation>
    </message>
    <message>
        <source>Show all pictures without headings</source>
        <translation>显示所有图片，不加标题</translation>
    </message>
    <message>
        <source>Stac&amp;k by prompt</source>
        <translation>按提示词堆叠(&amp;K)</translation>
    </message>
    <message>
        <source>Show one picture for all those made in one session with the same prompt, model and size</source>
        <translation>同一时段内用相同提示词、模型和尺寸生成的图片只显示一张</translation>
    </message>
    <message>
        <source>Expa&amp;nd or collapse this stack</source>
        <translation>展开或收起此堆叠(&amp;N)</translation>
    </message>
    <message>
        <source>Show the pictures in this stack, or only the first one</source>
        <translation>显示此堆叠中的全部图片，或只显示第一张</translation>
    </message>
    <message>
        <source>&amp;Jump to date…</source>
        <translation>跳转到日期(&amp;J)…</translation>
    </message>
    <message>
        <source>Go to the pictures of a month or a day</source>
        <translation>转到某月或某日的图片</translation>
    </message>
    <message>
        <source>Hide all pict&amp;ures</source>
        <translation>隐藏所有图片(&amp;U)</translation>
    </message>
    <message>
        <source>Cover everything in the window at once; the same key brings it back</source>
        <translation>立即遮住窗口中的一切；再按同一键恢复</translation>
    </message>
    <message>
        <source>R&amp;eveal blurred pictures</source>
        <translation>显示模糊的图片(&amp;E)</translation>
    </message>
    <message>
        <source>Show the selected pictures without blur until you move on</source>
        <translation>清晰显示所选的模糊图片，离开后重新模糊</translation>
    </message>
    <message>
        <source>Import pictures…</source>
        <translation>导入图片…</translation>
    </message>
    <message>
        <source>Show this picture in Create (double-click)</source>
        <translation>在创作视图中显示此图片（双击）</translation>
    </message>
    <message>
        <source>D&amp;elete for good…</source>
        <translation>彻底删除(&amp;E)…</translation>
    </message>
    <message>
        <source>Rem&amp;ix</source>
        <translation>再创作(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Left &amp;panel</source>
        <translation>左侧面板(&amp;P)</translation>
    </message>
    <message>
        <source>Show or hide the panel on the left</source>
        <translation>显示或隐藏左侧面板</translation>
    </message>
    <message>
        <source>&amp;Right panel</source>
        <translation>右侧面板(&amp;R)</translation>
    </message>
    <message>
        <source>Show or hide the panel on the right</source>
        <translation>显示或隐藏右侧面板</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>查找命令(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>User &amp;guide</source>
        <translation>用户指南(&amp;G)</translation>
    </message>
    <message>
        <source>Read about what you are doing now</source>
        <translation>阅读与当前操作有关的说明</translation>
    </message>
    <message>
        <source>&amp;What is this?</source>
        <translation>这是什么？(&amp;W)</translation>
    </message>
    <message>
        <source>Explain each setting that you click or move to, with small pictures</source>
        <translation>用小图解释您单击或移到的每项设置</translation>
    </message>
    <message>
        <source>First &amp;picture</source>
        <translation>第一张图片(&amp;P)</translation>
    </message>
    <message>
        <source>Be shown in the window how to make a picture</source>
        <translation>在窗口中一步步学习如何生成图片</translation>
    </message>
    <message>
        <source>First &amp;change</source>
        <translation>第一次修改(&amp;C)</translation>
    </message>
    <message>
        <source>Be shown in the window how to change a part of a picture</source>
        <translation>在窗口中一步步学习如何修改图片的一部分</translation>
    </message>
    <message>
        <source>First &amp;find</source>
        <translation>第一次查找(&amp;F)</translation>
    </message>
    <message>
        <source>Be shown in the window how to find a picture again</source>
        <translation>在窗口中一步步学习如何找回图片</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>See every command and its shortcut, and change shortcuts</source>
        <translation>查看所有命令及其快捷键，并可更改</translation>
    </message>
    <message>
        <source>Search s&amp;yntax</source>
        <translation>搜索语法(&amp;Y)</translation>
    </message>
    <message>
        <source>Getting &amp;started</source>
        <translation>入门(&amp;S)</translation>
    </message>
    <message>
        <source>Problem &amp;report…</source>
        <translation>问题报告(&amp;R)…</translation>
    </message>
    <message>
        <source>See what to tell the developers about a problem</source>
        <translation>查看出现问题时可提供给开发者的信息</translation>
    </message>
    <message>
        <source>&amp;About SD Studio</source>
        <translation>关于 SD Studio(&amp;A)</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>版本与许可证</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close SD Studio; the queue and all pictures are kept</source>
        <translation>关闭 SD Studio；队列和所有图片都会保留</translation>
    </message>
    <message>
        <source>Generate pictures from the prompt</source>
        <translation>按提示词生成图片</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>创作(&amp;C)</translation>
    </message>
    <message>
        <source>Make new pictures</source>
        <translation>生成新图片</translation>
    </message>
    <message>
        <source>Paint on a picture, or over what should change in it</source>
        <translation>在图片上绘制，或涂抹要更改的部分</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>图库(&amp;L)</translation>
    </message>
    <message>
        <source>Find, sort and look at all your pictures</source>
        <translation>查找、整理和查看所有图片</translation>
    </message>
    <message>
        <source>Stop the current picture; finished pictures are kept</source>
        <translation>停止当前图片；已完成的会保留</translation>
    </message>
    <message>
        <source>Stop with con&amp;firmation</source>
        <translation>确认后停止(&amp;F)</translation>
    </message>
    <message>
        <source>Stop the current picture, but ask first if a lot of work would be lost</source>
        <translation>停止当前图片；如果会丢失较多工作，会先询问</translation>
    </message>
    <message>
        <source>Choose &amp;model</source>
        <translation>选择模型(&amp;M)</translation>
    </message>
    <message>
        <source>Choose the model that generates the pictures</source>
        <translation>选择生成图片的模型</translation>
    </message>
    <message>
        <source>&amp;Open model folder…</source>
        <translation>打开模型文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Use a Stable Diffusion model from a folder</source>
        <translation>使用文件夹中的 Stable Diffusion 模型</translation>
    </message>
    <message>
        <source>Manage mo&amp;dels…</source>
        <translation>管理模型(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Import model…</source>
        <translation>导入模型(&amp;I)…</translation>
    </message>
    <message>
        <source>Import a model, LoRA or embedding from a file</source>
        <translation>从文件导入模型、LoRA 或嵌入</translation>
    </message>
    <message>
        <source>Start from an existing picture instead of the prompt alone</source>
        <translation>从已有的图片开始，而不只靠提示词</translation>
    </message>
    <message>
        <source>Paste pict&amp;ure</source>
        <translation>粘贴图片(&amp;U)</translation>
    </message>
    <message>
        <source>Generate a new picture based on this one (image to image)</source>
        <translation>以这张图片为基础生成新图片（图生图）</translation>
    </message>
    <message>
        <source>In&amp;paint this picture</source>
        <translation>局部重绘这张图片(&amp;P)</translation>
    </message>
    <message>
        <source>Regenerate the parts you paint over; the rest stays as it is</source>
        <translation>重新生成涂抹的部分，其余保持不变</translation>
    </message>
    <message>
        <source>Upsca&amp;le this picture</source>
        <translation>放大这张图片(&amp;L)</translation>
    </message>
    <message>
        <source>Enlarge this picture to four times its width and height (x4 upscaler)</source>
        <translation>把这张图片的宽和高放大到四倍（x4 放大模型）</translation>
    </message>
    <message>
        <source>Compare this picture with the one it started from</source>
        <translation>与这张图片的输入图片比较</translation>
    </message>
    <message>
        <source>Paint over what should change; the right mouse button erases</source>
        <translation>涂抹要改变的地方；鼠标右键擦除</translation>
    </message>
    <message>
        <source>Erase parts of the mask; the right mouse button paints</source>
        <translation>擦除部分蒙版；鼠标右键涂抹</translation>
    </message>
    <message>
        <source>&amp;Rectangle</source>
        <translation>矩形(&amp;R)</translation>
    </message>
    <message>
        <source>Mask a rectangle; Shift makes it square</source>
        <translation>用矩形创建蒙版；Shift 为正方形</translation>
    </message>
    <message>
        <source>Ell&amp;ipse</source>
        <translation>椭圆(&amp;I)</translation>
    </message>
    <message>
        <source>Mask an ellipse; Shift makes it a circle</source>
        <translation>用椭圆创建蒙版；Shift 为圆形</translation>
    </message>
    <message>
        <source>L&amp;asso</source>
        <translation>套索(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Polygon</source>
        <translation>多边形(&amp;P)</translation>
    </message>
    <message>
        <source>Mask an area with straight edges, corner by corner</source>
        <translation>逐个顶点地用直边圈出蒙版区域</translation>
    </message>
    <message>
        <source>Magic wan&amp;d</source>
        <translation>魔棒(&amp;D)</translation>
    </message>
    <message>
        <source>Select &amp;object</source>
        <translation>选择物体(&amp;O)</translation>
    </message>
    <message>
        <source>E&amp;yedropper</source>
        <translation>吸管(&amp;Y)</translation>
    </message>
    <message>
        <source>Pick a colour from the picture; while painting on a layer, you can also hold Alt</source>
        <translation>从图片中取色；在图层上绘画时，也可按住 Alt 取色</translation>
    </message>
    <message>
        <source>&amp;Colour…</source>
        <translation>颜色(&amp;C)…</translation>
    </message>
    <message>
        <source>Choose the colours for painting on layers</source>
        <translation>选择在图层上绘画的颜色</translation>
    </message>
    <message>
        <source>Default colours: black and w&amp;hite</source>
        <translation>默认颜色：黑白(&amp;H)</translation>
    </message>
    <message>
        <source>Make the foreground colour black and the background colour white</source>
        <translation>前景色设为黑色，背景色设为白色</translation>
    </message>
    <message>
        <source>Fill with colo&amp;ur</source>
        <translation>填充颜色(&amp;U)</translation>
    </message>
    <message>
        <source>Fill the selected part of the layer, or all of it if nothing is selected, with the foreground colour</source>
        <translation>用前景色填充图层的选中部分；没有选中时填充整个图层</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>打开图片…</translation>
    </message>
    <message>
        <source>Choose a picture to add as a layer, to start from, to use as a mask, and more</source>
        <translation>选择一张图片，作为图层添加、以它为起点，或用作蒙版等</translation>
    </message>
    <message>
        <source>Make the brush and eraser smaller</source>
        <translation>缩小画笔和橡皮擦</translation>
    </message>
    <message>
        <source>Make the brush and eraser larger</source>
        <translation>放大画笔和橡皮擦</translation>
    </message>
    <message>
        <source>&amp;Fill mask</source>
        <translation>填满蒙版(&amp;F)</translation>
    </message>
    <message>
        <source>Mask the whole picture; then erase what should stay</source>
        <translation>将整张图片设为蒙版，再擦出要保留的地方</translation>
    </message>
    <message>
        <source>&amp;Clear mask</source>
        <translation>清除蒙版(&amp;C)</translation>
    </message>
    <message>
        <source>Erase the whole mask</source>
        <translation>擦除整个蒙版</translation>
    </message>
    <message>
        <source>&amp;Invert mask</source>
        <translation>反转蒙版(&amp;I)</translation>
    </message>
    <message>
        <source>Change what would stay, and keep what would change</source>
        <translation>改变原本保留的地方，保留原本改变的地方</translation>
    </message>
    <message>
        <source>Select what is painted</source>
        <translation>选择已绘制的内容</translation>
    </message>
    <message>
        <source>Replace the mask with what is painted on the current layer</source>
        <translation>用当前图层上已绘制的内容替换蒙版</translation>
    </message>
    <message>
        <source>&amp;Grow, shrink or feather…</source>
        <translation>扩张、收缩或羽化(&amp;G)…</translation>
    </message>
    <message>
        <source>Move the edge of the mask, or soften it</source>
        <translation>移动蒙版的边缘，或使其柔和</translation>
    </message>
    <message>
        <source>&amp;Open mask…</source>
        <translation>打开蒙版(&amp;O)…</translation>
    </message>
    <message>
        <source>Load a mask from a file: white areas change, black areas stay</source>
        <translation>从文件载入蒙版：白色部分改变，黑色部分保留</translation>
    </message>
    <message>
        <source>&amp;Save mask…</source>
        <translation>保存蒙版(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the mask as a picture: white areas change</source>
        <translation>将蒙版保存为图片：白色区域会改变</translation>
    </message>
    <message>
        <source>Cop&amp;y mask</source>
        <translation>复制蒙版(&amp;Y)</translation>
    </message>
    <message>
        <source>Copy the mask, for another picture or another program</source>
        <translation>复制蒙版，用于其他图片或其他程序</translation>
    </message>
    <message>
        <source>&amp;Paste mask</source>
        <translation>粘贴蒙版(&amp;P)</translation>
    </message>
    <message>
        <source>Use the picture on the clipboard as the mask</source>
        <translation>将剪贴板中的图片用作蒙版</translation>
    </message>
    <message>
        <source>&amp;Hide mask</source>
        <translation>隐藏蒙版(&amp;H)</translation>
    </message>
    <message>
        <source>Show the picture without the mask</source>
        <translation>显示不带蒙版的图片</translation>
    </message>
    <message>
        <source>Choose &amp;automatically</source>
        <translation>自动选择(&amp;A)</translation>
    </message>
    <message>
        <source>Show &amp;pre-fill</source>
        <translation>显示预填充(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Reset context</source>
        <translation>重置上下文范围(&amp;R)</translation>
    </message>
    <message>
        <source>Mask &amp;list</source>
        <translation>蒙版列表(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;New mask</source>
        <translation>新建蒙版(&amp;N)</translation>
    </message>
    <message>
        <source>D&amp;uplicate mask</source>
        <translation>创建蒙版副本(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Rename mask</source>
        <translation>重命名蒙版(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete mask</source>
        <translation>删除蒙版(&amp;D)</translation>
    </message>
    <message>
        <source>Use a mask from another pic&amp;ture…</source>
        <translation>使用另一张图片的蒙版(&amp;T)…</translation>
    </message>
    <message>
        <source>Add a mask that you painted on another picture</source>
        <translation>添加您在其他图片上涂抹的蒙版</translation>
    </message>
    <message>
        <source>&amp;Layers and masks</source>
        <translation>图层和蒙版(&amp;L)</translation>
    </message>
    <message>
        <source>Show the layers and masks beside the canvas</source>
        <translation>在画布旁显示图层和蒙版</translation>
    </message>
    <message>
        <source>&amp;New layer</source>
        <translation>新建图层(&amp;N)</translation>
    </message>
    <message>
        <source>Add an empty layer to paint on; the picture stays as it is</source>
        <translation>添加一个空图层用于绘画；图片保持不变</translation>
    </message>
    <message>
        <source>D&amp;uplicate layer</source>
        <translation>创建图层副本(&amp;U)</translation>
    </message>
    <message>
        <source>Add a copy of the layer, directly above it</source>
        <translation>在图层正上方添加它的副本</translation>
    </message>
    <message>
        <source>&amp;Rename layer</source>
        <translation>重命名图层(&amp;R)</translation>
    </message>
    <message>
        <source>Give the layer a name that says what is on it</source>
        <translation>为图层起一个能说明其内容的名称</translation>
    </message>
    <message>
        <source>&amp;Delete layer</source>
        <translation>删除图层(&amp;D)</translation>
    </message>
    <message>
        <source>Delete the layer with all that is painted on it; Undo brings it back</source>
        <translation>删除图层及其上绘制的全部内容；撤销可以恢复</translation>
    </message>
    <message>
        <source>&amp;Clear layer</source>
        <translation>清空图层(&amp;C)</translation>
    </message>
    <message>
        <source>Erase the selected part of the layer, or all of it if nothing is selected</source>
        <translation>擦除图层的选中部分；没有选中时擦除全部</translation>
    </message>
    <message>
        <source>Choose layer &amp;above</source>
        <translation>选择上一图层(&amp;A)</translation>
    </message>
    <message>
        <source>Paint on the layer above this one</source>
        <translation>在上面的图层上绘画</translation>
    </message>
    <message>
        <source>Choose layer &amp;below</source>
        <translation>选择下一图层(&amp;B)</translation>
    </message>
    <message>
        <source>Paint on the layer below this one</source>
        <translation>在下面的图层上绘画</translation>
    </message>
    <message>
        <source>Move layer u&amp;p</source>
        <translation>上移图层(&amp;P)</translation>
    </message>
    <message>
        <source>Move the layer one place up in the list</source>
        <translation>在列表中将图层上移一位</translation>
    </message>
    <message>
        <source>Move layer d&amp;own</source>
        <translation>下移图层(&amp;O)</translation>
    </message>
    <message>
        <source>Move the layer one place down in the list</source>
        <translation>在列表中将图层下移一位</translation>
    </message>
    <message>
        <source>Lock &amp;transparency</source>
        <translation>锁定透明度(&amp;T)</translation>
    </message>
    <message>
        <source>Paint only where the layer already has colour</source>
        <translation>只在图层已有颜色之处绘画</translation>
    </message>
    <message>
        <source>Re&amp;ference layer</source>
        <translation>参考图层(&amp;F)</translation>
    </message>
    <message>
        <source>Keep the layer for reference only; it is not part of the picture</source>
        <translation>图层仅供参考，不属于图片</translation>
    </message>
    <message>
        <source>Layer mask from &amp;selection</source>
        <translation>从选区创建图层蒙版(&amp;S)</translation>
    </message>
    <message>
        <source>Show only the selected part of the layer; nothing is erased</source>
        <translation>只显示图层的选中部分；不会擦除任何内容</translation>
    </message>
    <message>
        <source>Pa&amp;int on layer mask</source>
        <translation>涂抹图层蒙版(&amp;I)</translation>
    </message>
    <message>
        <source>Brush and eraser show and hide parts of the layer</source>
        <translation>用画笔和橡皮擦显示或隐藏图层的部分内容</translation>
    </message>
    <message>
        <source>Appl&amp;y layer mask</source>
        <translation>应用图层蒙版(&amp;Y)</translation>
    </message>
    <message>
        <source>Erase what the layer mask hides, and remove the mask</source>
        <translation>擦除图层蒙版隐藏的内容，并移除蒙版</translation>
    </message>
    <message>
        <source>Delete layer mas&amp;k</source>
        <translation>删除图层蒙版(&amp;K)</translation>
    </message>
    <message>
        <source>Remove the layer mask, so that all of the layer shows</source>
        <translation>移除图层蒙版，显示整个图层</translation>
    </message>
    <message>
        <source>&amp;Merge down</source>
        <translation>向下合并(&amp;M)</translation>
    </message>
    <message>
        <source>Merge the layer with the one below it</source>
        <translation>把图层与其下面的图层合并</translation>
    </message>
    <message>
        <source>Merge &amp;visible layers</source>
        <translation>合并可见图层(&amp;V)</translation>
    </message>
    <message>
        <source>Merge all visible layers into one; the picture below them stays as it is</source>
        <translation>把所有可见图层合并为一个；下方的图片保持不变</translation>
    </message>
    <message>
        <source>Flatten to ne&amp;w picture</source>
        <translation>拼合为新图片(&amp;W)</translation>
    </message>
    <message>
        <source>Continue on a new picture that combines this one and its visible layers</source>
        <translation>将当前图片与其可见图层合成一张新图片，并在上面继续</translation>
    </message>
    <message>
        <source>Mo&amp;ve</source>
        <translation>移动(&amp;V)</translation>
    </message>
    <message>
        <source>Drag the layer, its selected part, or the mask</source>
        <translation>拖动图层、图层的选中部分或蒙版</translation>
    </message>
    <message>
        <source>&amp;Transform</source>
        <translation>变换(&amp;T)</translation>
    </message>
    <message>
        <source>Scale and rotate the layer, its selected part, or the mask</source>
        <translation>缩放和旋转图层、图层的选中部分或蒙版</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>Move the selected part of the layer to the clipboard</source>
        <translation>将图层的选中部分移到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the selected part of the layer to the clipboard</source>
        <translation>将图层的选中部分复制到剪贴板</translation>
    </message>
    <message>
        <source>Copy &amp;merged</source>
        <translation>合并复制(&amp;M)</translation>
    </message>
    <message>
        <source>Copy the selected part of the picture with all its visible layers</source>
        <translation>复制图片及其所有可见图层的选中部分</translation>
    </message>
    <message>
        <source>&amp;Paste as layer</source>
        <translation>粘贴为图层(&amp;P)</translation>
    </message>
    <message>
        <source>Add the picture on the clipboard as a new layer</source>
        <translation>将剪贴板中的图片添加为新图层</translation>
    </message>
    <message>
        <source>Flip &amp;horizontally</source>
        <translation>水平翻转(&amp;H)</translation>
    </message>
    <message>
        <source>Mirror the layer, its selected part, or the mask from left to right</source>
        <translation>左右翻转图层、图层的选中部分或蒙版</translation>
    </message>
    <message>
        <source>Flip &amp;vertically</source>
        <translation>垂直翻转(&amp;V)</translation>
    </message>
    <message>
        <source>Mirror the layer, its selected part, or the mask from top to bottom</source>
        <translation>上下翻转图层、图层的选中部分或蒙版</translation>
    </message>
    <message>
        <source>Rotate &amp;left by 90°</source>
        <translation>向左旋转 90°(&amp;L)</translation>
    </message>
    <message>
        <source>Turn the layer, its selected part, or the mask anticlockwise</source>
        <translation>逆时针旋转图层、图层的选中部分或蒙版</translation>
    </message>
    <message>
        <source>Rotate &amp;right by 90°</source>
        <translation>向右旋转 90°(&amp;R)</translation>
    </message>
    <message>
        <source>Turn the layer, its selected part, or the mask clockwise</source>
        <translation>顺时针旋转图层、图层的选中部分或蒙版</translation>
    </message>
    <message>
        <source>Crop l&amp;ayer to selection</source>
        <translation>将图层裁剪到选区(&amp;A)</translation>
    </message>
    <message>
        <source>Remove the part of the layer outside the rectangle around the selection</source>
        <translation>去除图层在选区外接矩形以外的部分</translation>
    </message>
    <message>
        <source>Crop ca&amp;nvas to selection</source>
        <translation>将画布裁剪到选区(&amp;N)</translation>
    </message>
    <message>
        <source>Continue on the selected part of the picture, with its layers</source>
        <translation>在图片的选中部分上继续，并保留其图层</translation>
    </message>
    <message>
        <source>E&amp;xport canvas…</source>
        <translation>导出画布(&amp;X)…</translation>
    </message>
    <message>
        <source>Save the picture and its visible layers, or only the selected part, as a single file such as PNG or JPEG</source>
        <translation>将图片及其可见图层（或仅选中的部分）保存为单个文件，例如 PNG 或 JPEG</translation>
    </message>
    <message>
        <source>&amp;Keep a snapshot…</source>
        <translation>保留快照(&amp;K)…</translation>
    </message>
    <message>
        <source>Keep the canvas as it is now under a name; undo never removes it</source>
        <translation>以一个名称保留画布的当前状态；撤销不会将其移除</translation>
    </message>
    <message>
        <source>&amp;Restore snapshot</source>
        <translation>恢复快照(&amp;R)</translation>
    </message>
    <message>
        <source>Return to the snapshot; this can be undone</source>
        <translation>恢复到此快照；可以撤销</translation>
    </message>
    <message>
        <source>Re&amp;name snapshot</source>
        <translation>重命名快照(&amp;N)</translation>
    </message>
    <message>
        <source>Give the snapshot a name that says what it keeps</source>
        <translation>为快照起一个能说明其内容的名称</translation>
    </message>
    <message>
        <source>&amp;Delete snapshot</source>
        <translation>删除快照(&amp;D)</translation>
    </message>
    <message>
        <source>Delete the snapshot; the canvas stays as it is</source>
        <translation>删除快照；画布保持不变</translation>
    </message>
    <message>
        <source>Snapshot &amp;list</source>
        <translation>快照列表(&amp;L)</translation>
    </message>
    <message>
        <source>Show the snapshots beside the canvas</source>
        <translation>在画布旁显示快照</translation>
    </message>
    <message>
        <source>Revert to &amp;opened state</source>
        <translation>恢复到打开时的状态(&amp;O)</translation>
    </message>
    <message>
        <source>Return to the canvas as it was when it was opened; this can be undone</source>
        <translation>恢复到画布打开时的状态；可以撤销</translation>
    </message>
    <message>
        <source>Open an OpenRaster file on the canvas, such as one from Krita, GIMP or MyPaint, with its layers and masks</source>
        <translation>在画布上打开 OpenRaster 文件（例如 Krita、GIMP 或 MyPaint 的文件），包括其图层和蒙版</translation>
    </message>
    <message>
        <source>Save pro&amp;ject as…</source>
        <translation>项目另存为(&amp;J)…</translation>
    </message>
    <message>
        <source>Save the picture with its layers, masks and settings as an OpenRaster file, which Krita, GIMP and MyPaint can also open</source>
        <translation>将图片连同图层、蒙版和设置保存为 OpenRaster 文件，Krita、GIMP 和 MyPaint 也能打开</translation>
    </message>
    <message>
        <source>Save the picture with its layers and masks as a Photoshop file, which many other programs can also open</source>
        <translation>将图片连同图层和蒙版保存为 Photoshop 文件，许多其他程序也能打开</translation>
    </message>
    <message>
        <source>&amp;Next result</source>
        <translation>下一个结果(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous result</source>
        <translation>上一个结果(&amp;P)</translation>
    </message>
    <message>
        <source>Show &amp;original</source>
        <translation>显示原图(&amp;O)</translation>
    </message>
    <message>
        <source>Show the canvas without a result</source>
        <translation>显示不带结果的画布</translation>
    </message>
    <message>
        <source>&amp;Compare with original</source>
        <translation>与原图比较(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Delete result</source>
        <translation>删除结果(&amp;D)</translation>
    </message>
    <message>
        <source>Move this result to the trash; Undo restores it</source>
        <translation>将此结果移到回收站；撤销可恢复</translation>
    </message>
    <message>
        <source>&amp;Increase weight</source>
        <translation>增加权重(&amp;I)</translation>
    </message>
    <message>
        <source>Have the model follow the selected words, or the word at the cursor, more</source>
        <translation>让模型更重视所选文字或光标处的词</translation>
    </message>
    <message>
        <source>&amp;Decrease weight</source>
        <translation>降低权重(&amp;D)</translation>
    </message>
    <message>
        <source>Have the model follow the selected words, or the word at the cursor, less</source>
        <translation>让模型不那么重视所选文字或光标处的词</translation>
    </message>
    <message>
        <source>&amp;Fix the syntax</source>
        <translation>修正语法(&amp;F)</translation>
    </message>
    <message>
        <source>Close the brace or bracket at the cursor, or fix the first mistake</source>
        <translation>补全光标处的括号，或修正第一处错误</translation>
    </message>
    <message>
        <source>Generate the same picture with different settings, side by side in a grid</source>
        <translation>用不同的设置生成同一张图片，并排成网格图</translation>
    </message>
    <message>
        <source>&amp;Random seed</source>
        <translation>随机种子(&amp;R)</translation>
    </message>
    <message>
        <source>Use a new seed for every picture</source>
        <translation>每张图片使用新的种子</translation>
    </message>
    <message>
        <source>&amp;Board for new pictures…</source>
        <translation>新图片的画板(&amp;B)…</translation>
    </message>
    <message>
        <source>Choose the board that new pictures go to</source>
        <translation>选择新图片放入哪个画板</translation>
    </message>
    <message>
        <source>Show ad&amp;vanced settings</source>
        <translation>显示高级设置(&amp;V)</translation>
    </message>
    <message>
        <source>Show every setting, or only the essential ones</source>
        <translation>显示全部设置，或只显示最重要的几项</translation>
    </message>
    <message>
        <source>Save a copy of this picture</source>
        <translation>保存这张图片的副本</translation>
    </message>
    <message>
        <source>Copy this picture to the clipboard</source>
        <translation>将这张图片复制到剪贴板</translation>
    </message>
    <message>
        <source>Show this picture&apos;s file in the file manager</source>
        <translation>在文件管理器中显示这张图片的文件</translation>
    </message>
    <message>
        <source>Reuse s&amp;eed</source>
        <translation>沿用种子(&amp;E)</translation>
    </message>
    <message>
        <source>Use this picture&apos;s seed for the next ones, to change only the prompt</source>
        <translation>接下来的图片沿用这张的种子，只改变提示词</translation>
    </message>
    <message>
        <source>Use the prompt and all settings of this picture</source>
        <translation>采用这张图片的提示词和全部设置</translation>
    </message>
    <message>
        <source>Move this picture to the trash; Undo restores it</source>
        <translation>将这张图片移到回收站；可以撤销</translation>
    </message>
    <message>
        <source>View &amp;full screen</source>
        <translation>全屏查看(&amp;F)</translation>
    </message>
    <message>
        <source>View this picture full screen; use the arrow keys to browse</source>
        <translation>全屏查看这张图片；用方向键浏览</translation>
    </message>
    <message>
        <source>Fit to &amp;window</source>
        <translation>适合窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Zoom so that the whole picture fits the window</source>
        <translation>缩放到能看到整张图片</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <source>Zoom to 100%: one picture pixel per screen pixel</source>
        <translation>缩放到 100%：图片的一个像素对应屏幕的一个像素</translation>
    </message>
    <message>
        <source>Enlarge the view</source>
        <translation>放大视图</translation>
    </message>
    <message>
        <source>Shrink the view</source>
        <translation>缩小视图</translation>
    </message>
    <message>
        <source>&amp;Double size</source>
        <translation>两倍大小(&amp;D)</translation>
    </message>
    <message>
        <source>Rotate view &amp;left</source>
        <translation>向左旋转视图(&amp;L)</translation>
    </message>
    <message>
        <source>Rotate view &amp;right</source>
        <translation>向右旋转视图(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Mirror view</source>
        <translation>镜像视图(&amp;M)</translation>
    </message>
    <message>
        <source>Re&amp;set rotation</source>
        <translation>重置旋转(&amp;S)</translation>
    </message>
    <message>
        <source>Show the picture upright and not mirrored</source>
        <translation>将图片显示为正向且不镜像</translation>
    </message>
    <message>
        <source>Pixel &amp;grid</source>
        <translation>像素网格(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation>十字线(&amp;C)</translation>
    </message>
    <message>
        <source>Show a horizontal and a vertical line through the pointer</source>
        <translation>显示穿过指针的水平线和垂直线</translation>
    </message>
    <message>
        <source>Composite mas&amp;k</source>
        <translation>合成蒙版(&amp;K)</translation>
    </message>
    <message>
        <source>Show what layers and results change: the picture is grey where it is still exactly the original</source>
        <translation>显示图层和结果改变了哪些部分：与原图完全相同的部分显示为灰色</translation>
    </message>
    <message>
        <source>&amp;Floating panels</source>
        <translation>浮动面板(&amp;F)</translation>
    </message>
    <message>
        <source>In full screen, show or hide the tools, layers and masks over the picture</source>
        <translation>全屏时显示或隐藏图片上方的工具、图层和蒙版</translation>
    </message>
    <message>
        <source>&amp;Find pictures</source>
        <translation>查找图片(&amp;F)</translation>
    </message>
    <message>
        <source>Search prompts, negative prompts, tags, notes and file names</source>
        <translation>搜索提示词、负向提示词、标签、备注和文件名</translation>
    </message>
    <message>
        <source>Sa&amp;ve this search</source>
        <translation>保存此搜索(&amp;V)</translation>
    </message>
    <message>
        <source>Keep this search under a name, in the panel on the left</source>
        <translation>把当前搜索命名保存到左侧面板</translation>
    </message>
    <message>
        <source>&amp;New board</source>
        <translation>新画板(&amp;N)</translation>
    </message>
    <message>
        <source>Make a board to collect pictures on; a picture may be on several boards</source>
        <translation>新建画板来收集图片；一张图片可以在多个画板上</translation>
    </message>
    <message>
        <source>Show file names</source>
        <translation>显示文件名</translation>
    </message>
    <message>
        <source>Show the file&apos;s name below each picture of the library</source>
        <translation>在图库的每张图片下方显示文件名</translation>
    </message>
    <message>
        <source>Sho&amp;w trash</source>
        <translation>显示回收站(&amp;W)</translation>
    </message>
    <message>
        <source>Show the pictures that were deleted, to put them back</source>
        <translation>显示已删除的图片，以便放回</translation>
    </message>
    <message>
        <source>Copy pictures made with any program into the library</source>
        <translation>将任何程序生成的图片复制到图库</translation>
    </message>
    <message>
        <source>Import folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Copy the pictures in a folder and its subfolders into the library</source>
        <translation>将文件夹及其子文件夹中的图片复制到图库</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Show the pictures in a folder without copying them, and new ones as they appear</source>
        <translation>不复制，直接显示文件夹中的图片，新图片会自动出现</translation>
    </message>
    <message>
        <source>&amp;Cull pictures</source>
        <translation>挑选图片(&amp;C)</translation>
    </message>
    <message>
        <source>Go through the pictures full screen: pick, reject, rate, and decide at the end</source>
        <translation>全屏逐张浏览：留用、排除、评星，最后统一处理</translation>
    </message>
    <message>
        <source>Compare pictures</source>
        <translation>对比图片</translation>
    </message>
    <message>
        <source>Compare two to four selected pictures and their settings</source>
        <translation>对比所选的两到四张图片及其设置</translation>
    </message>
    <message>
        <source>Op&amp;en on the canvas</source>
        <translation>在画布上打开(&amp;E)</translation>
    </message>
    <message>
        <source>Paint on this picture to change parts of it</source>
        <translation>在此图片上绘制以修改其局部</translation>
    </message>
    <message>
        <source>&amp;Open in Create</source>
        <translation>在创作中打开(&amp;O)</translation>
    </message>
    <message>
        <source>No s&amp;tars</source>
        <translation>无星级(&amp;T)</translation>
    </message>
    <message>
        <source>Remove the stars of the selected pictures</source>
        <translation>清除所选图片的星级</translation>
    </message>
    <message>
        <source>&amp;1 star</source>
        <translation>1 星(&amp;1)</translation>
    </message>
    <message>
        <source>Rate the selected pictures: 1 of 5 stars</source>
        <translation>将所选图片评为 1 星（共 5 星）</translation>
    </message>
    <message>
        <source>&amp;2 stars</source>
        <translation>2 星(&amp;2)</translation>
    </message>
    <message>
        <source>Rate the selected pictures: 2 of 5 stars</source>
        <translation>将所选图片评为 2 星（共 5 星）</translation>
    </message>
    <message>
        <source>&amp;3 stars</source>
        <translation>3 星(&amp;3)</translation>
    </message>
    <message>
        <source>Rate the selected pictures: 3 of 5 stars</source>
        <translation>将所选图片评为 3 星（共 5 星）</translation>
    </message>
    <message>
        <source>&amp;4 stars</source>
        <translation>4 星(&amp;4)</translation>
    </message>
    <message>
        <source>Rate the selected pictures: 4 of 5 stars</source>
        <translation>将所选图片评为 4 星（共 5 星）</translation>
    </message>
    <message>
        <source>&amp;5 stars</source>
        <translation>5 星(&amp;5)</translation>
    </message>
    <message>
        <source>Rate the selected pictures: 5 of 5 stars</source>
        <translation>将所选图片评为 5 星（共 5 星）</translation>
    </message>
    <message>
        <source>&amp;Pick</source>
        <translation>留用(&amp;P)</translation>
    </message>
    <message>
        <source>Mark the selected pictures as picked</source>
        <translation>将所选图片标记为留用</translation>
    </message>
    <message>
        <source>Re&amp;ject</source>
        <translation>排除(&amp;J)</translation>
    </message>
    <message>
        <source>Mark the selected pictures as rejected</source>
        <translation>将所选图片标记为排除</translation>
    </message>
    <message>
        <source>&amp;Unflag</source>
        <translation>取消旗标(&amp;U)</translation>
    </message>
    <message>
        <source>Remove the flag of the selected pictures</source>
        <translation>取消所选图片的旗标</translation>
    </message>
    <message>
        <source>No co&amp;lour</source>
        <translation>无色标(&amp;L)</translation>
    </message>
    <message>
        <source>Remove the colour label of the selected pictures</source>
        <translation>清除所选图片的色标</translation>
    </message>
    <message>
        <source>&amp;Red</source>
        <translation>红色(&amp;R)</translation>
    </message>
    <message>
        <source>Give the selected pictures a red label</source>
        <translation>为所选图片设置红色色标</translation>
    </message>
    <message>
        <source>&amp;Yellow</source>
        <translation>黄色(&amp;Y)</translation>
    </message>
    <message>
        <source>Give the selected pictures a yellow label</source>
        <translation>为所选图片设置黄色色标</translation>
    </message>
    <message>
        <source>&amp;Green</source>
        <translation>绿色(&amp;G)</translation>
    </message>
    <message>
        <source>Give the selected pictures a green label</source>
        <translation>为所选图片设置绿色色标</translation>
    </message>
    <message>
        <source>&amp;Blue</source>
        <translation>蓝色(&amp;B)</translation>
    </message>
    <message>
        <source>Give the selected pictures a blue label</source>
        <translation>为所选图片设置蓝色色标</translation>
    </message>
    <message>
        <source>Purpl&amp;e</source>
        <translation>紫色(&amp;E)</translation>
    </message>
    <message>
        <source>Give the selected pictures a purple label</source>
        <translation>为所选图片设置紫色色标</translation>
    </message>
    <message>
        <source>Edit t&amp;ags</source>
        <translation>编辑标签(&amp;A)</translation>
    </message>
    <message>
        <source>Add tags to the selected pictures, or remove some</source>
        <translation>为所选图片添加或移除标签</translation>
    </message>
    <message>
        <source>A&amp;dd to board…</source>
        <translation>添加到画板(&amp;D)…</translation>
    </message>
    <message>
        <source>Put the selected pictures on a board</source>
        <translation>把所选图片放到画板上</translation>
    </message>
    <message>
        <source>Re&amp;move from this board</source>
        <translation>从此画板移除(&amp;M)</translation>
    </message>
    <message>
        <source>Remove the selected pictures from the board that is shown</source>
        <translation>把所选图片从当前画板移除</translation>
    </message>
    <message>
        <source>Ed&amp;it note</source>
        <translation>编辑备注(&amp;I)</translation>
    </message>
    <message>
        <source>Write a note about this picture</source>
        <translation>为此图片写备注</translation>
    </message>
    <message>
        <source>Update saved sea&amp;rch</source>
        <translation>更新保存的搜索(&amp;R)</translation>
    </message>
    <message>
        <source>Have the saved search that was chosen last find the pictures that are shown</source>
        <translation>让最近选用的保存的搜索找到所显示的图片</translation>
    </message>
    <message>
        <source>&amp;Paste pictures</source>
        <translation>粘贴图片(&amp;P)</translation>
    </message>
    <message>
        <source>Import the pictures on the clipboard</source>
        <translation>导入剪贴板中的图片</translation>
    </message>
    <message>
        <source>Put bac&amp;k</source>
        <translation>放回(&amp;K)</translation>
    </message>
    <message>
        <source>Put the selected pictures back where they were before they were deleted</source>
        <translation>把所选图片放回删除前的位置</translation>
    </message>
    <message>
        <source>Move the selected pictures from the trash to the system&apos;s trash</source>
        <translation>把所选图片从回收站移到系统回收站</translation>
    </message>
    <message>
        <source>Empty tras&amp;h…</source>
        <translation>清空回收站(&amp;H)…</translation>
    </message>
    <message>
        <source>Move everything in the trash to the system&apos;s trash</source>
        <translation>把回收站中的所有图片移到系统回收站</translation>
    </message>
    <message>
        <source>Use pr&amp;ompt</source>
        <translation>使用提示词(&amp;O)</translation>
    </message>
    <message>
        <source>Use this picture&apos;s prompt and negative prompt</source>
        <translation>使用此图片的提示词和负向提示词</translation>
    </message>
    <message>
        <source>Use settin&amp;gs without prompt</source>
        <translation>仅使用设置(&amp;G)</translation>
    </message>
    <message>
        <source>Use all settings of this picture except its prompt and seed</source>
        <translation>使用此图片除提示词和种子以外的全部设置</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>历史记录(&amp;H)…</translation>
    </message>
    <message>
        <source>List what can be undone and redone, and go back to any step</source>
        <translation>列出可以撤销和重做的操作，并返回到任意一步</translation>
    </message>
    <message>
        <source>See what can be typed in the library’s search field</source>
        <translation>查看图库的搜索框中可以输入的内容</translation>
    </message>
    <message>
        <source>&amp;Edit job</source>
        <translation>编辑任务(&amp;E)</translation>
    </message>
    <message>
        <source>Change the prompt and settings of the selected job before it runs</source>
        <translation>在任务运行之前修改所选任务的提示词和设置</translation>
    </message>
    <message>
        <source>Dup&amp;licate job</source>
        <translation>复制任务(&amp;L)</translation>
    </message>
    <message>
        <source>Add a copy right after the selected job. It gets a new seed, unless the settings on the left have this seed fixed.</source>
        <translation>在所选任务之后添加一个副本。副本使用新的种子，除非左侧设置中固定了该种子。</translation>
    </message>
    <message>
        <source>Retr&amp;y all failed jobs</source>
        <translation>重试所有失败的任务(&amp;Y)</translation>
    </message>
    <message>
        <source>Try every failed job in the queue again</source>
        <translation>重试队列中每个失败的任务</translation>
    </message>
    <message>
        <source>&amp;Job history…</source>
        <translation>任务历史(&amp;J)…</translation>
    </message>
    <message>
        <source>See the jobs that finished, failed or were stopped, and use them again</source>
        <translation>查看已完成、失败或被停止的任务，并再次使用</translation>
    </message>
    <message>
        <source>Famil&amp;y…</source>
        <translation>亲缘关系(&amp;Y)…</translation>
    </message>
    <message>
        <source>Show what this picture was made from, and what was made from it</source>
        <translation>显示此图片的来源，以及由它制作的图片</translation>
    </message>
    <message>
        <source>Find simil&amp;ar pictures</source>
        <translation>查找相似图片(&amp;A)</translation>
    </message>
    <message>
        <source>Show pictures that look like this one, the most similar first</source>
        <translation>显示与此图片相似的图片，最相似的排在最前</translation>
    </message>
    <message>
        <source>Find pictures &amp;with similar content</source>
        <translation>查找内容相似的图片(&amp;W)</translation>
    </message>
    <message>
        <source>Show pictures with similar things in them, whatever their colours and composition</source>
        <translation>显示内容相似的图片，不论颜色和构图如何</translation>
    </message>
    <message>
        <source>Find duplicates…</source>
        <translation>查找重复图片…</translation>
    </message>
    <message>
        <source>Compare pictures that are the same or look alike, and keep the better ones</source>
        <translation>比较相同或相似的图片，保留较好的</translation>
    </message>
    <message>
        <source>Open in ano&amp;ther program</source>
        <translation>在其他程序中打开(&amp;T)</translation>
    </message>
    <message>
        <source>Open a copy in another program; what you save becomes a new picture</source>
        <translation>在其他程序中打开副本；保存的内容会成为新图片</translation>
    </message>
    <message>
        <source>Use all settings of this picture except its seed, to make more like it</source>
        <translation>使用此图片除种子以外的全部设置，生成类似的新图片</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>S&amp;wap brush and eraser, or colours</source>
        <translation>交换画笔与橡皮擦，或前景色与背景色(&amp;W)</translation>
    </message>
    <message>
        <source>On a mask, switch between brush and eraser; on a layer, swap foreground and background colour</source>
        <translation>在蒙版上切换画笔和橡皮擦；在图层上交换前景色和背景色</translation>
    </message>
    <message>
        <source>&amp;Fill an area</source>
        <translation>填充区域(&amp;F)</translation>
    </message>
    <message>
        <source>Fill an outline painted on the mask, or an area of one colour on a layer</source>
        <translation>填充蒙版上画出的轮廓，或图层上同一颜色的区域</translation>
    </message>
    <message>
        <source>Show the canvas without the result to the left and with it to the right of a line that you can drag</source>
        <translation>在可拖动的线左侧显示不带结果的画布，右侧显示带结果的画布</translation>
    </message>
    <message>
        <source>&amp;Use as layer</source>
        <translation>用作图层(&amp;U)</translation>
    </message>
    <message>
        <source>Add what this result changes to the canvas, as a layer with its own mask</source>
        <translation>将此结果所更改的部分作为带有自身蒙版的图层添加到画布</translation>
    </message>
    <message>
        <source>Continue &amp;from this result</source>
        <translation>从此结果继续(&amp;F)</translation>
    </message>
    <message>
        <source>Make this result the picture on a new canvas, without layers</source>
        <translation>将此结果作为新画布上的图片，不含图层</translation>
    </message>
    <message>
        <source>&amp;More like this result</source>
        <translation>生成更多类似结果(&amp;M)</translation>
    </message>
    <message>
        <source>Generate another result with the same settings and a different seed</source>
        <translation>使用相同设置和不同的种子再生成一个结果</translation>
    </message>
    <message>
        <source>Depth from t&amp;his picture</source>
        <translation>以此图片的深度生成(&amp;H)</translation>
    </message>
    <message>
        <source>Keep the depth of this picture and draw something else (depth to image)</source>
        <translation>保留此图片的深度，画出不同的内容（深度生图）</translation>
    </message>
    <message>
        <source>Copy command li&amp;ne</source>
        <translation>复制命令行(&amp;N)</translation>
    </message>
    <message>
        <source>Copy a command that makes this picture again in a terminal</source>
        <translation>复制一条命令，可在终端中重新生成此图片</translation>
    </message>
    <message>
        <source>Undo the last action</source>
        <translation>撤销上一步操作</translation>
    </message>
    <message>
        <source>Redo the last undone action</source>
        <translation>重做已撤销的操作</translation>
    </message>
    <message>
        <source>&amp;Pause queue</source>
        <translation>暂停队列(&amp;P)</translation>
    </message>
    <message>
        <source>Finish the current job, then pause</source>
        <translation>完成当前任务后暂停</translation>
    </message>
    <message>
        <source>&amp;Clear queue</source>
        <translation>清空队列(&amp;C)</translation>
    </message>
    <message>
        <source>Remove every job that hasn&apos;t started; Undo restores them</source>
        <translation>移除所有尚未开始的任务；可以撤销</translation>
    </message>
    <message>
        <source>Picture se&amp;ttings</source>
        <translation>图片设置(&amp;T)</translation>
    </message>
    <message>
        <source>Show or hide the settings below a picture</source>
        <translation>显示或隐藏图片下方的设置</translation>
    </message>
    <message>
        <source>&amp;Hide both panels</source>
        <translation>隐藏两侧面板(&amp;H)</translation>
    </message>
    <message>
        <source>Hide both panels and fill the screen</source>
        <translation>隐藏两侧面板并铺满屏幕</translation>
    </message>
    <message>
        <source>Find any command by name or by what it does</source>
        <translation>按名称或用途查找任何命令</translation>
    </message>
    <message>
        <source>Language, theme, folders and performance</source>
        <translation>语言、主题、文件夹和性能</translation>
    </message>
    <message>
        <source>See which models are available and how fast they run on this computer</source>
        <translation>查看有哪些模型，以及它们在这台电脑上的速度</translation>
    </message>
    <message>
        <source>Model &amp;licence</source>
        <translation>模型许可证(&amp;L)</translation>
    </message>
    <message>
        <source>Read the licence of the models</source>
        <translation>阅读模型的许可证</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Export the selected pictures in another format or size, or as a list</source>
        <translation>将所选图片导出为其他格式或尺寸，或导出为列表</translation>
    </message>
    <message>
        <source>Library status and backups…</source>
        <translation>图库状态和备份…</translation>
    </message>
    <message>
        <source>Check, back up, restore or rebuild the library</source>
        <translation>检查、备份、恢复或重建图库</translation>
    </message>
    <message>
        <source>C&amp;hoose input picture…</source>
        <translation>选择输入图片(&amp;H)…</translation>
    </message>
    <message>
        <source>Use the picture on the clipboard as the input picture</source>
        <translation>用剪贴板上的图片作为输入图片</translation>
    </message>
    <message>
        <source>Co&amp;mparison grids…</source>
        <translation>对比网格图(&amp;M)…</translation>
    </message>
    <message>
        <source>View the comparison grids made so far</source>
        <translation>查看已制作的对比网格图</translation>
    </message>
    <message>
        <source>Check for &amp;updates…</source>
        <translation>检查更新(&amp;U)…</translation>
    </message>
    <message>
        <source>See whether there is a newer version of SD Studio</source>
        <translation>查看 SD Studio 是否有新版本</translation>
    </message>
    <message>
        <source>&amp;Graphics card…</source>
        <translation>显卡(&amp;G)…</translation>
    </message>
    <message>
        <source>Make pictures on the graphics card instead of the processor</source>
        <translation>用显卡而不是处理器生成图片</translation>
    </message>
    <message>
        <source>Fe&amp;w steps (4–8)</source>
        <translation>少步数（4–8 步）(&amp;W)</translation>
    </message>
    <message>
        <source>Make pictures in few steps, with a LoRA that fits the chosen model</source>
        <translation>使用与所选模型相配的 LoRA，只用很少的步数生成图片</translation>
    </message>
    <message>
        <source>St&amp;yles…</source>
        <translation>风格(&amp;Y)…</translation>
    </message>
    <message>
        <source>Choose, make and import styles for the prompt</source>
        <translation>为提示词选择、制作和导入风格</translation>
    </message>
    <message>
        <source>Save the words of the prompt fields as a style</source>
        <translation>将提示词框中的词语保存为风格</translation>
    </message>
    <message>
        <source>Save the picture&apos;s prompt as a style, with the picture as its thumbnail</source>
        <translation>将图片的提示词保存为风格，并以图片作缩略图</translation>
    </message>
    <message>
        <source>&amp;Presets…</source>
        <translation>预设(&amp;P)…</translation>
    </message>
    <message>
        <source>Use saved settings, and choose those that a model starts with</source>
        <translation>使用保存的设置，并选择模型的默认设置</translation>
    </message>
    <message>
        <source>Save settings as p&amp;reset…</source>
        <translation>将设置保存为预设(&amp;R)…</translation>
    </message>
    <message>
        <source>Reset settin&amp;gs</source>
        <translation>重置设置(&amp;G)</translation>
    </message>
    <message>
        <source>Use the defaults of the model for all settings; prompt, styles and LoRAs stay</source>
        <translation>所有设置恢复为模型的默认值；提示词、风格和 LoRA 保持不变</translation>
    </message>
    <message>
        <source>List the prompts that a dynamic prompt stands for, before they are queued</source>
        <translation>在排入队列之前，列出动态提示词所代表的提示词</translation>
    </message>
    <message>
        <source>Wil&amp;dcards…</source>
        <translation>通配符(&amp;D)…</translation>
    </message>
    <message>
        <source>Use the dynamic prompt that this picture&apos;s prompt was written from</source>
        <translation>使用生成此图片提示词的动态提示词</translation>
    </message>
    <message>
        <source>Pre&amp;view prompts…</source>
        <translation>预览提示词(&amp;V)…</translation>
    </message>
    <message>
        <source>Use prompt template</source>
        <translation>使用提示词模板</translation>
    </message>
    <message>
        <source>Edit the word lists from which __name__ in a prompt takes an entry</source>
        <translation>编辑词表，提示词中的 __name__ 会从中取一项</translation>
    </message>
    <message>
        <source>Ma&amp;ke a style from this picture…</source>
        <translation>用这张图片制作风格(&amp;K)…</translation>
    </message>
    <message>
        <source>Make a style from the pro&amp;mpt…</source>
        <translation>用提示词制作风格(&amp;M)…</translation>
    </message>
    <message>
        <source>Save the current settings under a name, to use them again</source>
        <translation>为当前设置命名保存，以便再次使用</translation>
    </message>
    <message>
        <source>Fast upscale…</source>
        <translation>快速放大…</translation>
    </message>
    <message>
        <source>Enlarge the selected pictures with an upscaler, without a prompt</source>
        <translation>用放大模型放大所选图片，无需提示词</translation>
    </message>
    <message>
        <source>Fast upscale a folder…</source>
        <translation>快速放大文件夹…</translation>
    </message>
    <message>
        <source>Enlarge all pictures in a folder with an upscaler</source>
        <translation>用放大模型放大文件夹中的所有图片</translation>
    </message>
    <message>
        <source>Prompt &amp;history…</source>
        <translation>提示词历史(&amp;H)…</translation>
    </message>
    <message>
        <source>Find earlier prompts, with the pictures made with them</source>
        <translation>查找以前的提示词及其生成的图片</translation>
    </message>
    <message>
        <source>&amp;Snippets…</source>
        <translation>片段(&amp;S)…</translation>
    </message>
    <message>
        <source>Insert, edit, import and export saved pieces of prompts</source>
        <translation>插入、编辑、导入和导出保存的提示词片段</translation>
    </message>
    <message>
        <source>Save as s&amp;nippet…</source>
        <translation>存为片段(&amp;N)…</translation>
    </message>
    <message>
        <source>Save the selected words, or the whole prompt, under a name</source>
        <translation>将所选文字或整个提示词命名保存</translation>
    </message>
    <message>
        <source>&amp;Tag lists…</source>
        <translation>标签列表(&amp;T)…</translation>
    </message>
    <message>
        <source>Import lists of tags that are suggested in prompts</source>
        <translation>导入编写提示词时建议的标签列表</translation>
    </message>
    <message>
        <source>Describe for prompt…</source>
        <translation>描述为提示词…</translation>
    </message>
    <message>
        <source>Say in words what this picture shows, and use that in the prompt</source>
        <translation>用文字说出这张图片的内容，并用于提示词</translation>
    </message>
    <message>
        <source>Describe in notes…</source>
        <translation>在备注中描述…</translation>
    </message>
    <message>
        <source>Write what the selected pictures show into their notes, for the search</source>
        <translation>把所选图片的内容写进备注，便于搜索</translation>
    </message>
    <message>
        <source>Repair faces…</source>
        <translation>修复面部…</translation>
    </message>
    <message>
        <source>Find the faces in the selected pictures and make them anew in more detail</source>
        <translation>找出所选图片中的面部，并以更多细节重绘</translation>
    </message>
    <message>
        <source>Mask faces</source>
        <translation>将面部设为蒙版</translation>
    </message>
    <message>
        <source>Replace the mask with the faces in what is seen</source>
        <translation>用画面中的面部替换蒙版</translation>
    </message>
</context>
<context>
    <name>adapters</name>
    <message>
        <source>Made for {family}.</source>
        <translation>为 {family} 制作。</translation>
    </message>
    <message>
        <source>All of its layers fit this model ({layers}).</source>
        <translation>它的所有层（{layers} 层）都与此模型匹配。</translation>
    </message>
    <message>
        <source>{fitting} of {layers} layers fit this model; the others have no effect.</source>
        <translation>{layers} 层中有 {fitting} 层与此模型匹配，其余各层不起作用。</translation>
    </message>
    <message>
        <source>{method}: makes pictures in few steps (steps {steps}, guidance {guidance}, {sampler}).</source>
        <translation>{method}：用很少的步数生成图片（步数 {steps}，引导强度 {guidance}，{sampler}）。</translation>
    </message>
    <message>
        <source>Its file also contains embeddings, which aren&apos;t used: {words}.</source>
        <translation>文件中还包含嵌入，不会使用：{words}。</translation>
    </message>
</context>
<context>
    <name>argparse</name>
    <message>
        <source>usage: </source>
        <translation>用法：</translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>显示此帮助</translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>%(argument_name)s：%(message)s</translation>
    </message>
    <message>
        <source>the following arguments are required: %s</source>
        <translation>缺少参数：%s</translation>
    </message>
    <message>
        <source>not allowed with argument %s</source>
        <translation>不能与 %s 同时使用</translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation>需要一个值</translation>
    </message>
    <message>
        <source>ambiguous option: %(option)s could match %(matches)s</source>
        <translation>%(option)s 不明确，可能是：%(matches)s</translation>
    </message>
    <message>
        <source>ignored explicit argument %r</source>
        <translation>不接受值 %r</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>print the result as JSON</source>
        <translation>以 JSON 输出结果</translation>
    </message>
    <message>
        <source>identical</source>
        <translation>完全相同</translation>
    </message>
    <message>
        <source>different: the sizes differ</source>
        <translation>不同：尺寸不一致</translation>
    </message>
    <message>
        <source>list, download, import, verify, export and remove models</source>
        <translation>列出、下载、导入、校验、导出和移除模型</translation>
    </message>
    <message>
        <source>Measuring for a few seconds…</source>
        <translation>正在测量，需要几秒钟…</translation>
    </message>
    <message>
        <source>accepted on {date}</source>
        <translation>已于 {date} 接受</translation>
    </message>
    <message>
        <source>not accepted yet</source>
        <translation>尚未接受</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>{state}, linked</source>
        <translation>{state}，链接到原位置</translation>
    </message>
    <message>
        <source>move a model to the system&apos;s trash</source>
        <translation>把模型移到系统回收站</translation>
    </message>
    <message>
        <source>Nothing was removed.</source>
        <translation>没有移除任何内容。</translation>
    </message>
    <message>
        <source>regenerate a picture from its metadata and compare the two</source>
        <translation>按元数据重新生成一张图片，并比较两者</translation>
    </message>
    <message>
        <source>PNG file made by SD Studio</source>
        <translation>SD Studio 生成的 PNG 文件</translation>
    </message>
    <message>
        <source>its model, installed or as a folder (default: identified by the metadata)</source>
        <translation>所用的模型：已安装的模型或文件夹（默认：按元数据识别）</translation>
    </message>
    <message>
        <source>LoRA that it uses (default: found among those you added); can be repeated</source>
        <translation>图片所用的 LoRA 文件（默认：在已添加的 LoRA 中查找）；可重复使用</translation>
    </message>
    <message>
        <source>embedding that it uses (default: found among those you added); can be repeated</source>
        <translation>图片所用的嵌入文件（默认：在已添加的嵌入中查找）；可重复使用</translation>
    </message>
    <message>
        <source>different: {share} of the pixels, by at most {largest} of 255</source>
        <translation>不同：{share} 的像素有差异，最多相差 {largest}（最大值 255）</translation>
    </message>
    <message>
        <source>none of the recorded settings or versions differ</source>
        <translation>所记录的设置和版本没有差别</translation>
    </message>
    <message>
        <source>{name}: was {then}, is now {now}</source>
        <translation>{name}：当时为 {then}，现在为 {now}</translation>
    </message>
    <message>
        <source>Manage the models on this computer. Start with: sdstudio models list. Then download one, for example: sdstudio models download sd-2-1</source>
        <translation>管理本机的模型。先运行：sdstudio models list。然后下载一个，例如：sdstudio models download sd-2-1</translation>
    </message>
    <message>
        <source>Work with the pictures in the library. A QUERY is what you would type into the search field, for example: sdstudio library search fish rating:&gt;=4</source>
        <translation>处理图库中的图片。QUERY 的写法与搜索框相同，例如：sdstudio library search fish rating:&gt;=4</translation>
    </message>
    <message>
        <source>pictures folder of the library (default: as in the settings)</source>
        <translation>图库的图片文件夹（默认：按设置）</translation>
    </message>
    <message>
        <source>print JSON, one object per line</source>
        <translation>输出 JSON，每行一个对象</translation>
    </message>
    <message>
        <source>measure how long a picture takes on this computer; needs no model</source>
        <translation>测量在本机生成一张图片要多久；不需要模型</translation>
    </message>
    <message>
        <source>Estimated time per picture on {device} ({dtype}):</source>
        <translation>在 {device}（{dtype}）上每张图片的预计时间：</translation>
    </message>
    <message>
        <source>read model licences and see which you have accepted</source>
        <translation>阅读模型的许可证，查看已接受的许可证</translation>
    </message>
    <message>
        <source>licence to print in full (default: list all)</source>
        <translation>要显示全文的许可证（默认：列出全部）</translation>
    </message>
    <message>
        <source>print only the use restrictions</source>
        <translation>只显示使用限制</translation>
    </message>
    <message>
        <source>accept the licence now, so that downloads do not ask for it</source>
        <translation>现在接受许可证，下载时不再询问</translation>
    </message>
    <message>
        <source>no acceptance required</source>
        <translation>无需接受</translation>
    </message>
    <message>
        <source>Name a licence, one of: {choices}</source>
        <translation>请指明许可证，可选：{choices}</translation>
    </message>
    <message>
        <source>partly downloaded (resume with: models download)</source>
        <translation>已下载一部分（继续：models download）</translation>
    </message>
    <message>
        <source>damaged (fix with: models repair)</source>
        <translation>已损坏（修复：models repair）</translation>
    </message>
    <message>
        <source>list the available models and show which are installed</source>
        <translation>列出可用的模型，并显示哪些已安装</translation>
    </message>
    <message>
        <source>list only models that are installed or partly downloaded</source>
        <translation>只列出已安装或已下载一部分的模型</translation>
    </message>
    <message>
        <source>To estimate the time per picture, run: sdstudio models estimate</source>
        <translation>要估计每张图片所需的时间，请运行：sdstudio models estimate</translation>
    </message>
    <message>
        <source>About {span} per picture on this computer.</source>
        <translation>在本机每张图片约需 {span}。</translation>
    </message>
    <message>
        <source>paused (resume with: models download)</source>
        <translation>已暂停（继续：models download）</translation>
    </message>
    <message>
        <source>not installed (get it with: models download)</source>
        <translation>未安装（下载：models download）</translation>
    </message>
    <message>
        <source>not installed (import only: models add)</source>
        <translation>未安装（只能导入：models add）</translation>
    </message>
    <message>
        <source>do not ask for confirmation</source>
        <translation>不再要求确认</translation>
    </message>
    <message>
        <source>Move {model} ({key}, {size}) to the trash? Type “yes” to confirm: </source>
        <translation>要把 {model}（{key}，{size}）移到回收站吗？输入“yes”确认：</translation>
    </message>
    <message>
        <source>{model} ({key}, {size}) was moved to the trash.</source>
        <translation>{model}（{key}，{size}）已移到回收站。</translation>
    </message>
    <message>
        <source>generation mode, one of: {modes} (default: inferred from the model and the inputs)</source>
        <translation>生成模式，可选：{modes}（默认：按模型和输入文件推断）</translation>
    </message>
    <message>
        <source>how far to extend the image at its sides, in pixels or percent of its size, such as left=25%,top=64</source>
        <translation>在图片各侧扩展多少，单位为像素或图片尺寸的百分比，例如 left=25%,top=64</translation>
    </message>
    <message>
        <source>input image: {formats}</source>
        <translation>输入图像：{formats}</translation>
    </message>
    <message>
        <source>inpainting mask of the image&apos;s size; white areas are repainted (default: the image&apos;s transparent area)</source>
        <translation>与图像同尺寸的局部重绘蒙版；白色区域会被重绘（默认：图像的透明区域）</translation>
    </message>
    <message>
        <source>depth map, white is near (default: estimated from the image)</source>
        <translation>深度图，白色为近处（默认：由图像估计）</translation>
    </message>
    <message>
        <source>textual inversion embedding to use; can be repeated</source>
        <translation>要使用的文本反转嵌入；可重复使用</translation>
    </message>
    <message>
        <source>installed VAE to decode with, or “own” for the model&apos;s own (default: as chosen in the model&apos;s menu)</source>
        <translation>解码所用的已安装 VAE，“own” 表示模型自带的（默认：按模型菜单中的选择）</translation>
    </message>
    <message>
        <source>library that runs the UNet; inductor (PyTorch compiled for the graphics card) and openvino fall back to torch where they are unavailable or cannot do the job (default: as in the settings)</source>
        <translation>运行 UNet 的库；inductor（为显卡编译的 PyTorch）和 openvino 不可用或无法胜任时改用 torch（默认：按设置）</translation>
    </message>
    <message>
        <source>what to do with the masked area; sets strength, pre-fill, grow, feather, blur, context and colours unless they are given</source>
        <translation>如何处理蒙版区域；重绘幅度、预填充、扩张、羽化、模糊、上下文范围和颜色都由此决定，除非另行指定</translation>
    </message>
    <message>
        <source>installed model (see: sdstudio models list) or folder in diffusers layout (default: the practice model)</source>
        <translation>已安装的模型（见 sdstudio models list）或 diffusers 格式的文件夹（默认：练习模型）</translation>
    </message>
    <message>
        <source>generate pictures from a prompt or an image</source>
        <translation>按提示词或图像生成图片</translation>
    </message>
    <message>
        <source>number of pictures; the seed increases by 1 for each (default: 1)</source>
        <translation>图片张数；每张的种子加 1（默认：1）</translation>
    </message>
    <message>
        <source>SD Studio doesn&apos;t support this prompt syntax: {pieces}.</source>
        <translation>SD Studio 不支持这种提示词语法：{pieces}。</translation>
    </message>
    <message>
        <source>The practice model does not know any of these words, so the picture is a guess. Try “{example}”, or another model with --model.</source>
        <translation>练习模型不认识这些词中的任何一个，画出来的只能靠猜。可以试试“{example}”，或用 --model 换一个模型。</translation>
    </message>
    <message>
        <source>compare values of one or two parameters in a grid</source>
        <translation>在网格图中比较一项或两项参数的取值</translation>
    </message>
    <message>
        <source>parameter that varies from left to right, such as steps=10,20 or steps=10:50:10</source>
        <translation>从左到右变化的参数，例如 steps=10,20 或 steps=10:50:10</translation>
    </message>
    <message>
        <source>parameter that varies from top to bottom, in the same format</source>
        <translation>从上到下变化的参数，写法相同</translation>
    </message>
    <message>
        <source>install a model from a file or folder</source>
        <translation>从文件或文件夹安装模型</translation>
    </message>
    <message>
        <source>.safetensors or .ckpt checkpoint, folder in diffusers layout, model exported by SD Studio, LoRA or textual inversion embedding, VAE, ControlNet, model that finds similar pictures or selects objects</source>
        <translation>.safetensors 或 .ckpt 模型、diffusers 格式的文件夹、SD Studio 导出的模型、LoRA 或 Textual Inversion 嵌入、VAE、ControlNet、查找相似图片或选取物体的模型</translation>
    </message>
    <message>
        <source>install every model in the folder</source>
        <translation>安装文件夹中的所有模型</translation>
    </message>
    <message>
        <source>name for the model (default: taken from the file)</source>
        <translation>模型的名称（默认：取自文件）</translation>
    </message>
    <message>
        <source>use the weights where they are instead of copying them</source>
        <translation>不复制权重，直接使用原位置的文件</translation>
    </message>
    <message>
        <source>what the model predicts (default: as detected)</source>
        <translation>模型的预测类型（默认：自动识别）</translation>
    </message>
    <message>
        <source>the model needs only a few steps and no guidance: turbo, Lightning, Hyper, LCM or DMD</source>
        <translation>模型只需要几步，且不用引导：turbo、Lightning、Hyper、LCM 或 DMD</translation>
    </message>
    <message>
        <source>installed VAE, or installed model with one, that completes a file without a VAE</source>
        <translation>用来补全不含 VAE 的文件的已安装 VAE，或带有 VAE 的已安装模型</translation>
    </message>
    <message>
        <source>family of the models that a VAE is for, if its file doesn&apos;t say</source>
        <translation>VAE 适用的模型系列（文件未说明时）</translation>
    </message>
    <message>
        <source>allow the conversion of a .ckpt or .pth, a pickle file that could contain malicious code; it is read without running any, in a separate process that is sandboxed on Linux</source>
        <translation>允许转换 .ckpt 或 .pth（pickle 文件，可能含有恶意代码）；读取时不运行其中的任何代码，并在单独的进程中进行，在 Linux 上该进程在沙箱中运行</translation>
    </message>
    <message>
        <source>show what was detected without installing anything</source>
        <translation>只显示识别结果，不安装</translation>
    </message>
    <message>
        <source>VAEs that fit, for --vae:</source>
        <translation>可用于 --vae 的 VAE：</translation>
    </message>
    <message>
        <source>licence unknown</source>
        <translation>许可证未知</translation>
    </message>
    <message>
        <source>The prediction type could not be detected, so {prediction} was assumed. If pictures come out as noise or washed out, add the model again with --prediction-type.</source>
        <translation>无法识别预测类型，已按 {prediction} 处理。如果图片是噪点或发白，请用 --prediction-type 重新添加模型。</translation>
    </message>
    <message>
        <source>check which servers have the models, without downloading them</source>
        <translation>检查哪些服务器提供这些模型，不下载</translation>
    </message>
    <message>
        <source>key or name (default: all models)</source>
        <translation>键名或名称（默认：全部模型）</translation>
    </message>
    <message>
        <source>available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>not available ({fault})</source>
        <translation>不可用（{fault}）</translation>
    </message>
    <message>
        <source>Full text: {places}</source>
        <translation>全文：{places}</translation>
    </message>
    <message>
        <source>“{model}” is licensed under {licence}.</source>
        <translation>“{model}”适用许可证 {licence}。</translation>
    </message>
    <message>
        <source>Type “{yes}” to accept it, “{read}” to read it here, or anything else to cancel: </source>
        <translation>输入“{yes}”接受，输入“{read}”在此阅读全文，输入其他内容则取消：</translation>
    </message>
    <message>
        <source>download a model; Ctrl+C pauses, the same command resumes</source>
        <translation>下载模型；按 Ctrl+C 暂停，再次运行同一命令即可继续</translation>
    </message>
    <message>
        <source>fp16, fp32 or single-file (default: the first one listed)</source>
        <translation>fp16、fp32 或 single-file（默认：列表中的第一个）</translation>
    </message>
    <message>
        <source>copy an installed model to a folder, for a computer without a network</source>
        <translation>把已安装的模型复制到文件夹，供没有网络的电脑使用</translation>
    </message>
    <message>
        <source>target folder, for example on a USB drive; install it there with models add</source>
        <translation>目标文件夹，例如在 U 盘上；在另一台电脑上用 models add 安装</translation>
    </message>
    <message>
        <source>{progress}, checking files that are already here</source>
        <translation>{progress}，正在检查已有的文件</translation>
    </message>
    <message>
        <source>verify a model and download only its damaged parts again</source>
        <translation>校验模型，只重新下载损坏的部分</translation>
    </message>
    <message>
        <source>key or name as shown by models list, for example sd-2-1 or sd-2-1/fp16</source>
        <translation>models list 所示的键名或名称，例如 sd-2-1 或 sd-2-1/fp16</translation>
    </message>
    <message>
        <source>server to try first: huggingface, hf-mirror, modelscope, one that you added in the settings, or an address that begins with https://</source>
        <translation>优先使用的服务器：huggingface、hf-mirror、modelscope、您在设置中添加的服务器，或以 https:// 开头的地址</translation>
    </message>
    <message>
        <source>how the server at such an address names its files: like Hugging Face, like ModelScope, or as a folder of exported models</source>
        <translation>该地址的服务器如何命名文件：与 Hugging Face 相同、与 ModelScope 相同，或是存放导出模型的文件夹</translation>
    </message>
    <message>
        <source>accept a licence that you have read (see: sdstudio models licence) without being asked; can be repeated</source>
        <translation>接受一份您已阅读的许可证（见 sdstudio models licence），不再询问；可重复使用</translation>
    </message>
    <message>
        <source>check installed models for damaged files</source>
        <translation>检查已安装的模型是否有损坏的文件</translation>
    </message>
    <message>
        <source>keys or names (default: all installed models)</source>
        <translation>键名或名称（默认：全部已安装的模型）</translation>
    </message>
    <message>
        <source>{model} ({key}): intact</source>
        <translation>{model}（{key}）：完好</translation>
    </message>
    <message>
        <source>output file; numbered if there are several (default: a new file in the pictures folder)</source>
        <translation>输出文件；有多张时加上编号（默认：图片文件夹中的新文件）</translation>
    </message>
    <message>
        <source>replace existing files</source>
        <translation>替换已有的文件</translation>
    </message>
    <message>
        <source>print events as JSON, one object per line</source>
        <translation>以 JSON 输出事件，每行一个对象</translation>
    </message>
    <message>
        <source>The transparent part of “{file}” is used as the mask.</source>
        <translation>“{file}”的透明部分将用作蒙版。</translation>
    </message>
    <message>
        <source>This model can&apos;t be linked, so it is copied.</source>
        <translation>此模型无法链接，因此会被复制。</translation>
    </message>
    <message>
        <source>open pictures or models in the window, starting it if necessary</source>
        <translation>在窗口中打开图片或模型，必要时先启动窗口</translation>
    </message>
    <message>
        <source>a picture to start from, or a model, a model folder, a LoRA or an embedding to import; of several pictures, the first one is used (default: only open the window)</source>
        <translation>用作输入的图片，或要导入的模型、模型文件夹、LoRA 或嵌入；有多张图片时使用第一张（默认：只打开窗口）</translation>
    </message>
    <message>
        <source>Paused with {have} of {size} downloaded. Resume with: {command}</source>
        <translation>已暂停，已下载 {have} / {size}。继续下载：{command}</translation>
    </message>
    <message>
        <source>{progress}, unpacking</source>
        <translation>{progress}，正在解压</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>installed, not used</source>
        <translation>已安装，未使用</translation>
    </message>
    <message>
        <source>installed, not working</source>
        <translation>已安装，无法工作</translation>
    </message>
    <message>
        <source>installed, for another version of SD Studio</source>
        <translation>已安装，适用于其他版本的 SD Studio</translation>
    </message>
    <message>
        <source>fits this computer; install it with: packs add</source>
        <translation>适用于此电脑；安装：packs add</translation>
    </message>
    <message>
        <source>not for this computer</source>
        <translation>不适用于此电脑</translation>
    </message>
    <message>
        <source>install, export and remove packs for graphics cards</source>
        <translation>安装、导出和移除显卡包</translation>
    </message>
    <message>
        <source>With a pack, pictures are made on the graphics card instead of the processor. Start with: sdstudio packs list</source>
        <translation>安装显卡包后，由显卡而不是处理器生成图片。首先运行：sdstudio packs list</translation>
    </message>
    <message>
        <source>ID as shown by packs list, for example cuda-13.0-linux</source>
        <translation>packs list 显示的 ID，例如 cuda-13.0-linux</translation>
    </message>
    <message>
        <source>list the graphics cards and packs</source>
        <translation>列出显卡和显卡包</translation>
    </message>
    <message>
        <source>install a pack, try it, and use it if it works</source>
        <translation>安装显卡包并测试，若能正常工作则使用</translation>
    </message>
    <message>
        <source>ID as shown by packs list, or a file that packs export made</source>
        <translation>packs list 显示的 ID，或 packs export 生成的文件</translation>
    </message>
    <message>
        <source>download a pack into a file, for a computer without a network</source>
        <translation>将显卡包下载到文件，供没有网络的电脑使用</translation>
    </message>
    <message>
        <source>target file, for example on a USB drive; install it there with packs add</source>
        <translation>目标文件，例如 U 盘上的文件；在另一台电脑上用 packs add 安装</translation>
    </message>
    <message>
        <source>delete an installed pack</source>
        <translation>删除已安装的显卡包</translation>
    </message>
    <message>
        <source>Pictures are now made on {card}.</source>
        <translation>现在由 {card} 生成图片。</translation>
    </message>
    <message>
        <source>Delete {pack} ({size})? Type “yes” to confirm: </source>
        <translation>要删除 {pack}（{size}）吗？输入“yes”确认：</translation>
    </message>
    <message>
        <source>{pack} was deleted.</source>
        <translation>已删除 {pack}。</translation>
    </message>
    <message>
        <source>back up the library&apos;s database, or list the backups</source>
        <translation>备份图库的数据库，或列出备份</translation>
    </message>
    <message>
        <source>Copy the library&apos;s database, even while a window has it open. The newest backups of seven days and four weeks are kept, and the four newest. Pictures aren&apos;t copied; everything else is in the pictures folder.</source>
        <translation>复制图库的数据库，窗口打开时也可以。保留最近七天和四周各自最新的备份，以及最新的四个备份。图片不会复制：其余内容都在图片文件夹中。</translation>
    </message>
    <message>
        <source>list the backups, newest first</source>
        <translation>列出备份，最新的在前</translation>
    </message>
    <message>
        <source>There are no backups yet.</source>
        <translation>还没有备份。</translation>
    </message>
    <message>
        <source>search, as in the search field, or files in the library; put -- in front of a search that begins with a hyphen</source>
        <translation>搜索内容（写法与搜索框相同），或图库中的文件；以连字符开头的搜索请在前面加 --</translation>
    </message>
    <message>
        <source>write copies, a contact sheet or a list of pictures</source>
        <translation>写出图片的副本、缩略图总览或列表</translation>
    </message>
    <message>
        <source>folder to write to; nothing in it is overwritten</source>
        <translation>目标文件夹；不会覆盖其中的任何文件</translation>
    </message>
    <message>
        <source>format of the copies (default: png)</source>
        <translation>副本的格式（默认：png）</translation>
    </message>
    <message>
        <source>write a list of the pictures and their settings instead of copies</source>
        <translation>不写副本，改为写出图片及其设置的列表</translation>
    </message>
    <message>
        <source>write a contact sheet instead of copies (default: pdf)</source>
        <translation>不写副本，改为写出缩略图总览（默认：pdf）</translation>
    </message>
    <message>
        <source>longest side in pixels, a percentage such as 50%%, or original (default)</source>
        <translation>最长边的像素数、百分比（如 50%%）或 original（默认，原始大小）</translation>
    </message>
    <message>
        <source>enlarge pictures that are smaller than that</source>
        <translation>放大比这更小的图片</translation>
    </message>
    <message>
        <source>quality of JPEG, WebP and AVIF, 1 to 100 (default: 90)</source>
        <translation>JPEG、WebP 和 AVIF 的质量，1 到 100（默认：90）</translation>
    </message>
    <message>
        <source>how much of the metadata the copies contain (default: whole)</source>
        <translation>副本中包含多少元数据（默认：whole，全部）</translation>
    </message>
    <message>
        <source>names of the copies, with fields such as {date} {prompt:30} {seed} (default: {name}); for a contact sheet or list, its name</source>
        <translation>副本的名称，可用 {date} {prompt:30} {seed} 等字段（默认：{name}）；对于缩略图总览或列表，则是它的名称</translation>
    </message>
    <message>
        <source>pictures side by side on a contact sheet (default: 4)</source>
        <translation>缩略图总览每行的图片数（默认：4）</translation>
    </message>
    <message>
        <source>text below the pictures of a contact sheet, with the same fields as --name</source>
        <translation>缩略图总览中图片下方的文字，字段与 --name 相同</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>Stopped. The files that were written are complete.</source>
        <translation>已停止。已写出的文件都是完整的。</translation>
    </message>
    <message>
        <source>Pictures exported: {done} of {count}.</source>
        <translation>已导出图片：{done}/{count}。</translation>
    </message>
    <message>
        <source>show which pictures would change without changing any</source>
        <translation>只显示哪些图片会改变，不做任何更改</translation>
    </message>
    <message>
        <source>Pictures that would change: {changed} of {count}.</source>
        <translation>将会改变的图片：{changed}/{count}。</translation>
    </message>
    <message>
        <source>Pictures changed: {changed} of {count}.</source>
        <translation>已更改图片：{changed}/{count}。</translation>
    </message>
    <message>
        <source>Reading the pictures folder</source>
        <translation>正在读取图片文件夹</translation>
    </message>
    <message>
        <source>Indexing pictures</source>
        <translation>正在为图片建立索引</translation>
    </message>
    <message>
        <source>give pictures stars, a flag or a colour</source>
        <translation>为图片设置星级、旗标或色标</translation>
    </message>
    <message>
        <source>number of stars, 0 to 5</source>
        <translation>星数，0 到 5</translation>
    </message>
    <message>
        <source>flag the pictures as picked</source>
        <translation>标记为留用</translation>
    </message>
    <message>
        <source>flag the pictures as rejected</source>
        <translation>标记为排除</translation>
    </message>
    <message>
        <source>remove the flag</source>
        <translation>取消旗标</translation>
    </message>
    <message>
        <source>colour, or none to remove it</source>
        <translation>色标；none 表示移除</translation>
    </message>
    <message>
        <source>rebuild the library&apos;s index from the pictures; everything else is kept</source>
        <translation>根据图片重建图库的索引；其余内容保持不变</translation>
    </message>
    <message>
        <source>Read every picture, also in folders that are shown where they are, and the journal next to the pictures again, and rebuild the library&apos;s index from them. Stars, tags, boards, notes and the queue stay, and no picture is changed.</source>
        <translation>重新读取所有图片（包括原地显示的文件夹中的图片）和图片旁的日志，并据此重建图库的索引。星级、标签、画板、备注和队列都会保留，图片不会改变。</translation>
    </message>
    <message>
        <source>Reading the pictures</source>
        <translation>正在读取图片</translation>
    </message>
    <message>
        <source>Stopped. SD Studio continues the next time it starts.</source>
        <translation>已停止。下次启动 SD Studio 时会继续。</translation>
    </message>
    <message>
        <source>Pictures in the library: {count}, of which {new} are new.</source>
        <translation>图库中的图片：{count}，其中新增 {new}。</translation>
    </message>
    <message>
        <source>restore a backup of the library&apos;s database</source>
        <translation>恢复图库数据库的备份</translation>
    </message>
    <message>
        <source>Restore a backup. Pictures made since then stay, and so does what you added to them; jobs in the backup&apos;s queue are paused. The current database is kept next to the restored one.</source>
        <translation>恢复备份。此后生成的图片和您添加的内容都会保留；备份队列中的任务会暂停。现在的数据库会保存在恢复的数据库旁边。</translation>
    </message>
    <message>
        <source>name as shown by: sdstudio library backup --list</source>
        <translation>名称，见：sdstudio library backup --list</translation>
    </message>
    <message>
        <source>{backup} was restored. Pictures in the library: {count}.</source>
        <translation>已恢复 {backup}。图库中的图片：{count}。</translation>
    </message>
    <message>
        <source>list the pictures that a search finds</source>
        <translation>列出搜索到的图片</translation>
    </message>
    <message>
        <source>as in the search field, for example: fish rating:&gt;=4 tag:sea (default: all pictures); put -- in front if it begins with a hyphen</source>
        <translation>写法与搜索框相同，例如：fish rating:&gt;=4 tag:sea（默认：所有图片）；以连字符开头时请在前面加 --</translation>
    </message>
    <message>
        <source>list at most N pictures</source>
        <translation>最多列出 N 张图片</translation>
    </message>
    <message>
        <source>date, rating, size, name or random, with -up or -down for the direction (default: date, newest first)</source>
        <translation>date、rating、size、name 或 random，可加 -up 或 -down 表示方向（默认：date，最新的在前）</translation>
    </message>
    <message>
        <source>Pictures found: {count}, of which {shown} are listed.</source>
        <translation>找到图片：{count}，列出其中 {shown} 张。</translation>
    </message>
    <message>
        <source>Pictures found: {count}.</source>
        <translation>找到图片：{count}。</translation>
    </message>
    <message>
        <source>add tags to pictures or remove them</source>
        <translation>给图片添加或移除标签</translation>
    </message>
    <message>
        <source>tag to add; can be repeated</source>
        <translation>要添加的标签；可重复</translation>
    </message>
    <message>
        <source>tag to remove, in upper or lower case; can be repeated</source>
        <translation>要移除的标签，不分大小写；可重复</translation>
    </message>
    <message>
        <source>{file}: there is no database yet. To create it, start SD Studio or run: sdstudio library rebuild</source>
        <translation>{file}：还没有数据库。启动 SD Studio 或运行以下命令时会建立：sdstudio library rebuild</translation>
    </message>
    <message>
        <source>{file}: damaged ({detail}). To repair it, run: sdstudio library rebuild</source>
        <translation>{file}：已损坏（{detail}）。修复方法：sdstudio library rebuild</translation>
    </message>
    <message>
        <source>{file}: damaged ({detail}). To recreate it, run: sdstudio library rebuild</source>
        <translation>{file}：已损坏（{detail}）。重新建立的方法：sdstudio library rebuild</translation>
    </message>
    <message>
        <source>{file}: the folder can&apos;t be found. Connect its drive or put it back; its pictures stay in the library.</source>
        <translation>{file}：找不到这个文件夹。请连接它所在的驱动器或把它放回原处；其中的图片会留在图库中。</translation>
    </message>
    <message>
        <source>{file}: missing. Put the file back, and the picture is shown again.</source>
        <translation>{file}：缺失。把文件放回原处，图片就会重新显示。</translation>
    </message>
    <message>
        <source>{file}: can&apos;t be read. Put back a copy of the file, or make the picture again.</source>
        <translation>{file}：无法读取。请用文件的副本替换，或重新生成图片。</translation>
    </message>
    <message>
        <source>{file}: not in the library yet. To add it, start SD Studio or run: sdstudio library rebuild</source>
        <translation>{file}：尚未加入图库。启动 SD Studio 或运行以下命令时会加入：sdstudio library rebuild</translation>
    </message>
    <message>
        <source>{file}: overwritten with another picture. To update the library, start SD Studio or run: sdstudio library rebuild</source>
        <translation>{file}：已被另一张图片覆盖。启动 SD Studio 或运行以下命令时图库会更新：sdstudio library rebuild</translation>
    </message>
    <message>
        <source>{file}: can&apos;t be read ({detail}). Check the drive and the file&apos;s permissions.</source>
        <translation>{file}：无法读取（{detail}）。请检查驱动器和文件的权限。</translation>
    </message>
    <message>
        <source>{file}: damaged (lines: {detail}). Everything that can be read is kept. To remove the rest, run: sdstudio library rebuild</source>
        <translation>{file}：已损坏（行数：{detail}）。能读取的内容都会保留。若要移除其余部分，请运行：sdstudio library rebuild</translation>
    </message>
    <message>
        <source>{file}: differs from the database (entries: {detail}). To fix this, run: sdstudio library rebuild</source>
        <translation>{file}：与数据库不一致（条目数：{detail}）。若要修复，请运行：sdstudio library rebuild</translation>
    </message>
    <message>
        <source>check the database, the pictures&apos; files and the journal</source>
        <translation>检查数据库、图片文件和日志</translation>
    </message>
    <message>
        <source>Check the database, the search index, the thumbnails, the files of all pictures, and the journal. Nothing is changed, and a window may be open. The exit code is 1 if anything is wrong; each line says what is wrong and how to fix it.</source>
        <translation>检查数据库、搜索索引、缩略图、所有图片的文件和日志。不会改变任何内容，窗口也可以打开。发现问题时退出码为 1；每一行说明问题及解决办法。</translation>
    </message>
    <message>
        <source>compare sizes and times instead of reading every picture</source>
        <translation>只比较大小和时间，不读取每张图片</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>No problems found.</source>
        <translation>没有发现问题。</translation>
    </message>
    <message>
        <source>copy pictures into the library, with the settings that they contain</source>
        <translation>将图片连同其中的设置复制到图库</translation>
    </message>
    <message>
        <source>Copy pictures of any program into the library, each once, with the settings in them and in the .txt and .xmp files beside them. The originals stay as they are.</source>
        <translation>将任何程序的图片复制到图库，每张只复制一次，并读取图片中以及旁边的 .txt 和 .xmp 文件中的设置。原文件保持不变。</translation>
    </message>
    <message>
        <source>picture, or folder whose pictures, also in subfolders, are imported</source>
        <translation>图片，或要导入其中（含子文件夹）图片的文件夹</translation>
    </message>
    <message>
        <source>copy nothing: show the pictures in the folders where they are</source>
        <translation>不复制：图片留在原文件夹中并在图库中显示</translation>
    </message>
    <message>
        <source>board to put the new pictures on; created if there is none</source>
        <translation>放入新图片的画板；不存在时会新建</translation>
    </message>
    <message>
        <source>tag for the new pictures; can be repeated</source>
        <translation>新图片的标签；可重复使用</translation>
    </message>
    <message>
        <source>Importing pictures</source>
        <translation>正在导入图片</translation>
    </message>
    <message>
        <source>Stopped. The pictures that were imported stay in the library.</source>
        <translation>已停止。已导入的图片保留在图库中。</translation>
    </message>
    <message>
        <source>Pictures imported: {count}. Already in the library: {duplicates}. Not imported: {failed}.</source>
        <translation>已导入图片：{count}。图库中已有：{duplicates}。未导入：{failed}。</translation>
    </message>
    <message>
        <source>Generate pictures with Stable Diffusion. Without arguments, the window opens.</source>
        <translation>用 Stable Diffusion 生成图片。不带参数则打开窗口。</translation>
    </message>
    <message>
        <source>show the version and exit</source>
        <translation>显示版本</translation>
    </message>
    <message>
        <source>use an installed LoRA for few steps (4–8) that fits the model, with its sampler, steps and guidance unless they are given</source>
        <translation>使用已安装且与模型相配的少步数（4–8 步）LoRA，并采用它的采样器、步数和引导强度（除非另行指定）</translation>
    </message>
    <message>
        <source>ControlNet that it uses (default: found among those that are installed); can be repeated</source>
        <translation>所用的 ControlNet（默认：在已安装的模型中查找）；可重复</translation>
    </message>
    <message>
        <source>LoRA to apply, a file or the name of an installed one, optionally with a weight (default: 1); can be repeated</source>
        <translation>要应用的 LoRA：文件，或已安装的 LoRA 的名称，可附权重（默认：1）；可重复使用</translation>
    </message>
    <message>
        <source>ControlNet with its hint picture, such as canny=edges.png,weight=0.8,end=0.7; kinds: {kinds}. tile and inpaint use the input image if no picture is named; find=on finds the edges of a picture for canny, with the thresholds low and high; model is an installed ControlNet or a file (default: the only one that fits); can be repeated</source>
        <translation>ControlNet 及其提示图，例如 canny=edges.png,weight=0.8,end=0.7；类型：{kinds}。未指定图片时，tile 和 inpaint 使用输入图像；find=on 为 canny 提取图片的边缘，阈值为 low 和 high；model 为已安装的 ControlNet 或文件（默认：唯一适合的那个）；可重复</translation>
    </message>
    <message>
        <source>list, import and export styles for generate --style</source>
        <translation>列出、导入和导出供 generate --style 使用的风格</translation>
    </message>
    <message>
        <source>write styles to a file, for SD Studio or another program</source>
        <translation>把风格写入文件，供 SD Studio 或其他程序使用</translation>
    </message>
    <message>
        <source>file to write</source>
        <translation>要写入的文件</translation>
    </message>
    <message>
        <source>style to write; can be repeated (default: all your own)</source>
        <translation>要写入的风格；可重复使用（默认：您自己的全部风格）</translation>
    </message>
    <message>
        <source>format of the file (default: a1111 for .csv, otherwise sdstudio)</source>
        <translation>文件格式（默认：.csv 用 a1111，其他用 sdstudio）</translation>
    </message>
    <message>
        <source>file of styles</source>
        <translation>风格文件</translation>
    </message>
    <message>
        <source>“{file}”: {new} imported, {known} already there, {left_out} left out.</source>
        <translation>“{file}”：导入 {new} 个，已有 {known} 个，略去 {left_out} 个。</translation>
    </message>
    <message>
        <source>list the styles, your own first</source>
        <translation>列出风格，您自己的在前</translation>
    </message>
    <message>
        <source>how options in the prompt, such as {red|blue} and __wildcard__, are chosen: random (by the seed), all (every combination, --count pictures each), cyclic (the first of each, then the second …), off (leave the prompt as it is) (default: random)</source>
        <translation>提示词中的选项（例如 {red|blue} 和 __wildcard__）如何选择：random（按种子），all（每种组合，各 --count 张图片），cyclic（先取各处的第一个，再取第二个……），off（提示词保持原样）（默认：random）</translation>
    </message>
    <message>
        <source>list the wildcards and how many lines they have</source>
        <translation>列出通配符及其行数</translation>
    </message>
    <message>
        <source>list and add wildcards for dynamic prompts</source>
        <translation>列出和添加动态提示词所用的通配符</translation>
    </message>
    <message>
        <source>Wildcards are text files with one entry on each line. In a prompt, __name__ stands for one of the entries of the file name.txt.</source>
        <translation>通配符是每行一个条目的文本文件。在提示词中，__name__ 代表文件 name.txt 中的一个条目。</translation>
    </message>
    <message>
        <source>style to apply to the prompts (see: sdstudio styles list); can be repeated, and styles are applied in order</source>
        <translation>提示词要套用的风格（见 sdstudio styles list）；可重复使用，依次套用在前一个的结果上</translation>
    </message>
    <message>
        <source>replace an existing file</source>
        <translation>替换已有的文件</translation>
    </message>
    <message>
        <source>add the styles in files: JSON from SD Studio, Fooocus or InvokeAI, CSV from A1111</source>
        <translation>添加文件中的风格：SD Studio、Fooocus 或 InvokeAI 的 JSON，A1111 的 CSV</translation>
    </message>
    <message>
        <source>how much the file of --out says about how it was made (default: whole)</source>
        <translation>--out 的文件中写入多少生成信息（默认：whole）</translation>
    </message>
    <message>
        <source>show what picture files say of where they come from</source>
        <translation>显示图片文件中关于来源的标记</translation>
    </message>
    <message>
        <source>Shows whether files are marked as made with AI, have Content Credentials (which aren&apos;t verified), and carry the invisible mark of SD Studio. Without one, a picture may still have been made with AI.</source>
        <translation>显示文件是否标有“AI 生成”、是否带有内容凭证（不做验证），以及是否含有 SD Studio 的隐形标记。没有标记的图片仍可能由 AI 生成。</translation>
    </message>
    <message>
        <source>picture of any program</source>
        <translation>任意程序的图片</translation>
    </message>
    <message>
        <source>Content Credentials (C2PA)</source>
        <translation>内容凭证（C2PA）</translation>
    </message>
    <message>
        <source>invisible mark</source>
        <translation>隐形标记</translation>
    </message>
    <message>
        <source>no marks</source>
        <translation>无标记</translation>
    </message>
    <message>
        <source>don&apos;t mark pictures as made with AI (default: as chosen in the settings)</source>
        <translation>不为图片添加 AI 生成标记（默认：按设置中的选择）</translation>
    </message>
    <message>
        <source>translate prompts into English: auto (as in the settings, but not for the practice model, which reads Chinese), on, off (default: auto)</source>
        <translation>将提示词翻译成英文：auto（按设置，但练习模型能读中文，不翻译）、on（翻译）、off（不翻译）（默认：auto）</translation>
    </message>
    <message>
        <source>In English: {prompt}</source>
        <translation>英文：{prompt}</translation>
    </message>
    <message>
        <source>Not translated: {words}. A translation model may know them (see: sdstudio models list).</source>
        <translation>未翻译：{words}。翻译模型可能认识这些词（参见：sdstudio models list）。</translation>
    </message>
    <message>
        <source>enlarge pictures, or all in a folder, with an upscaler</source>
        <translation>用放大模型放大图片，或放大文件夹中的全部图片</translation>
    </message>
    <message>
        <source>image file, or folder whose images are all enlarged</source>
        <translation>图像文件，或要全部放大的文件夹</translation>
    </message>
    <message>
        <source>installed upscaler, or its safetensors file (default: the only one installed)</source>
        <translation>已安装的放大模型，或其 safetensors 文件（默认：唯一已安装的那个）</translation>
    </message>
    <message>
        <source>how much wider and higher they become, from 1 to 8 (default: {usual})</source>
        <translation>宽和高放大的倍数，1 到 8（默认：{usual}）</translation>
    </message>
    <message>
        <source>folder for the results, under the names of the originals; those that are already there are skipped (default: new files in the pictures folder)</source>
        <translation>存放结果的文件夹，沿用原文件名；已有结果的会跳过（默认：在图片文件夹中新建文件）</translation>
    </message>
    <message>
        <source>Skipped, since the results are there: {count}.</source>
        <translation>已有结果而跳过：{count}。</translation>
    </message>
    <message>
        <source>installed upscaler, or its safetensors file, that enlarges the first pass of the hires fix (default: Lanczos)</source>
        <translation>在高清修复中放大第一遍结果的已安装放大模型，或其 safetensors 文件（默认：Lanczos）</translation>
    </message>
    <message>
        <source>list the snippets and their words</source>
        <translation>列出片段及其文字</translation>
    </message>
    <message>
        <source>add the snippets in files</source>
        <translation>添加文件中的片段</translation>
    </message>
    <message>
        <source>JSON file of snippets from SD Studio</source>
        <translation>SD Studio 的片段 JSON 文件</translation>
    </message>
    <message>
        <source>write all snippets to a file</source>
        <translation>将所有片段写入文件</translation>
    </message>
    <message>
        <source>list, import and export saved pieces of prompts</source>
        <translation>列出、导入和导出提示词片段</translation>
    </message>
    <message>
        <source>list the tag lists and how many tags they have</source>
        <translation>列出标签列表及其标签数</translation>
    </message>
    <message>
        <source>add CSV files of tags: name, category, count, aliases</source>
        <translation>添加标签 CSV 文件：名称、类别、次数、别名</translation>
    </message>
    <message>
        <source>CSV file as A1111&apos;s tag completion uses it</source>
        <translation>A1111 标签补全所用的 CSV 文件</translation>
    </message>
    <message>
        <source>move tag lists to the system&apos;s trash</source>
        <translation>将标签列表移到系统回收站</translation>
    </message>
    <message>
        <source>name of a tag list</source>
        <translation>标签列表的名称</translation>
    </message>
    <message>
        <source>list, import and remove tag lists for completing prompts</source>
        <translation>列出、导入和移除用于补全提示词的标签列表</translation>
    </message>
    <message>
        <source>say in words what pictures show</source>
        <translation>用文字描述图片内容</translation>
    </message>
    <message>
        <source>image file, or folder whose images are all described</source>
        <translation>图片文件，或要描述其中所有图片的文件夹</translation>
    </message>
    <message>
        <source>safetensors file of a captioning model (default: the one installed)</source>
        <translation>图片描述模型的 safetensors 文件（默认：已安装的模型）</translation>
    </message>
    <message>
        <source>print descriptions as JSON, one object per line</source>
        <translation>以 JSON 输出描述，每行一个对象</translation>
    </message>
    <message>
        <source>the model card&apos;s evaluation: guidance 1.5 to 8 with 50 DDIM steps</source>
        <translation>模型卡的评测：引导 1.5 至 8，50 步 DDIM</translation>
    </message>
    <message>
        <source>add text files, YAML files, or folders of them, as wildcards</source>
        <translation>将文本文件、YAML 文件或其文件夹添加为通配符</translation>
    </message>
    <message>
        <source>text file with one entry on each line, YAML or JSON file with lists below names, or folder of such files</source>
        <translation>每行一项的文本文件、名称下为列表的 YAML 或 JSON 文件，或此类文件的文件夹</translation>
    </message>
    <message>
        <source>preset to begin with, by name; options that are given come before its settings, and its model is used unless another is named</source>
        <translation>作为起点的预设（按名称）；给出的选项优先于其设置，未指定模型时使用预设的模型</translation>
    </message>
    <message>
        <source>Left out of the preset {name}: {list}.</source>
        <translation>预设{name}中未采用：{list}。</translation>
    </message>
    <message>
        <source>search, import, rate, tag, describe, export, check and back up your pictures</source>
        <translation>搜索、导入、评分、标记、描述、导出、检查和备份图片</translation>
    </message>
    <message>
        <source>write what pictures show into their notes</source>
        <translation>把图片内容写进备注</translation>
    </message>
    <message>
        <source>skip pictures that have a note (default), or append to it; none is replaced</source>
        <translation>跳过已有备注的图片（默认），或追加到备注；不会替换备注</translation>
    </message>
    <message>
        <source>describe private pictures, too: those that the window blurs, by their tags or words</source>
        <translation>也描述隐私图片：即窗口中因标签或词语而模糊显示的图片</translation>
    </message>
    <message>
        <source>Private pictures left out: {count}. Add --private to describe them, too.</source>
        <translation>已略过的隐私图片：{count}。加上 --private 可一并描述。</translation>
    </message>
    <message>
        <source>Describing</source>
        <translation>正在描述</translation>
    </message>
    <message>
        <source>find the faces in each finished picture and make them anew at the model&apos;s full resolution; so does each of the --face- options</source>
        <translation>在每张完成的图片中找出面部，并以模型的完整分辨率重绘；任一 --face- 选项也会如此</translation>
    </message>
    <message>
        <source>repair the faces in pictures, or in all of a folder</source>
        <translation>修复图片或整个文件夹中的面部</translation>
    </message>
    <message>
        <source>image file, or folder in whose images all faces are repaired</source>
        <translation>图片文件，或要修复其中所有图片面部的文件夹</translation>
    </message>
    <message>
        <source>installed model, or folder in diffusers layout, that makes the faces (default: the one that made the picture)</source>
        <translation>用于重绘面部的已安装模型或 diffusers 格式的文件夹（默认：生成该图片的模型）</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>remove folder</source>
        <translation>移除文件夹</translation>
    </message>
    <message>
        <source>remove from the queue</source>
        <translation>从队列移除</translation>
    </message>
    <message>
        <source>add to the queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>move in the queue</source>
        <translation>在队列中移动</translation>
    </message>
    <message>
        <source>leave canvas</source>
        <translation>离开画布</translation>
    </message>
    <message>
        <source>use these settings</source>
        <translation>使用这些设置</translation>
    </message>
    <message>
        <source>remix</source>
        <translation>再创作</translation>
    </message>
    <message>
        <source>use this prompt</source>
        <translation>使用此提示词</translation>
    </message>
    <message>
        <source>reuse seed</source>
        <translation>沿用种子</translation>
    </message>
    <message>
        <source>use the transparent part as the mask</source>
        <translation>将透明部分用作蒙版</translation>
    </message>
    <message>
        <source>use the same mask</source>
        <translation>使用同样的蒙版</translation>
    </message>
    <message>
        <source>paint mask</source>
        <translation>涂抹蒙版</translation>
    </message>
    <message>
        <source>fill mask</source>
        <translation>填满蒙版</translation>
    </message>
    <message>
        <source>clear mask</source>
        <translation>清除蒙版</translation>
    </message>
    <message>
        <source>invert mask</source>
        <translation>反转蒙版</translation>
    </message>
    <message>
        <source>open mask</source>
        <translation>打开蒙版</translation>
    </message>
    <message>
        <source>show layer</source>
        <translation>显示图层</translation>
    </message>
    <message>
        <source>paint on layer</source>
        <translation>在图层上绘画</translation>
    </message>
    <message>
        <source>paint on layer mask</source>
        <translation>在图层蒙版上绘画</translation>
    </message>
    <message>
        <source>remove input picture</source>
        <translation>移除输入图片</translation>
    </message>
    <message>
        <source>change input picture</source>
        <translation>更换输入图片</translation>
    </message>
    <message>
        <source>rating</source>
        <translation>评星</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>旗标</translation>
    </message>
    <message>
        <source>colour label</source>
        <translation>色标</translation>
    </message>
    <message>
        <source>cull</source>
        <translation>挑选</translation>
    </message>
    <message>
        <source>add tags</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>remove tag</source>
        <translation>移除标签</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>add to board</source>
        <translation>添加到画板</translation>
    </message>
    <message>
        <source>remove from board</source>
        <translation>从画板移除</translation>
    </message>
    <message>
        <source>new board</source>
        <translation>新画板</translation>
    </message>
    <message>
        <source>rename board</source>
        <translation>重命名画板</translation>
    </message>
    <message>
        <source>delete board</source>
        <translation>删除画板</translation>
    </message>
    <message>
        <source>save search</source>
        <translation>保存搜索</translation>
    </message>
    <message>
        <source>rename saved search</source>
        <translation>重命名保存的搜索</translation>
    </message>
    <message>
        <source>update saved search</source>
        <translation>更新保存的搜索</translation>
    </message>
    <message>
        <source>delete saved search</source>
        <translation>删除保存的搜索</translation>
    </message>
    <message>
        <source>edit a job</source>
        <translation>编辑任务</translation>
    </message>
    <message>
        <source>extend picture</source>
        <translation>扩展图片</translation>
    </message>
    <message>
        <source>mask by colour</source>
        <translation>按颜色创建蒙版</translation>
    </message>
    <message>
        <source>clear an area of the mask</source>
        <translation>清除蒙版的一块区域</translation>
    </message>
    <message>
        <source>fill an area of the mask</source>
        <translation>填充蒙版的一块区域</translation>
    </message>
    <message>
        <source>mask polygon</source>
        <translation>多边形蒙版</translation>
    </message>
    <message>
        <source>mask rectangle</source>
        <translation>矩形蒙版</translation>
    </message>
    <message>
        <source>mask ellipse</source>
        <translation>椭圆蒙版</translation>
    </message>
    <message>
        <source>mask with the lasso</source>
        <translation>套索蒙版</translation>
    </message>
    <message>
        <source>adjust mask edges</source>
        <translation>调整蒙版边缘</translation>
    </message>
    <message>
        <source>paste mask</source>
        <translation>粘贴蒙版</translation>
    </message>
    <message>
        <source>select object</source>
        <translation>选择物体</translation>
    </message>
    <message>
        <source>add mask</source>
        <translation>添加蒙版</translation>
    </message>
    <message>
        <source>duplicate mask</source>
        <translation>创建蒙版副本</translation>
    </message>
    <message>
        <source>delete mask</source>
        <translation>删除蒙版</translation>
    </message>
    <message>
        <source>rename mask</source>
        <translation>重命名蒙版</translation>
    </message>
    <message>
        <source>show mask</source>
        <translation>显示蒙版</translation>
    </message>
    <message>
        <source>hide mask</source>
        <translation>隐藏蒙版</translation>
    </message>
    <message>
        <source>change mask strength</source>
        <translation>更改蒙版强度</translation>
    </message>
    <message>
        <source>add mask from another picture</source>
        <translation>添加其他图片的蒙版</translation>
    </message>
    <message>
        <source>open project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>select what is painted</source>
        <translation>选择已绘制的内容</translation>
    </message>
    <message>
        <source>add layer</source>
        <translation>添加图层</translation>
    </message>
    <message>
        <source>duplicate layer</source>
        <translation>创建图层副本</translation>
    </message>
    <message>
        <source>delete layer</source>
        <translation>删除图层</translation>
    </message>
    <message>
        <source>clear layer</source>
        <translation>清空图层</translation>
    </message>
    <message>
        <source>rename layer</source>
        <translation>重命名图层</translation>
    </message>
    <message>
        <source>hide layer</source>
        <translation>隐藏图层</translation>
    </message>
    <message>
        <source>change layer opacity</source>
        <translation>更改图层不透明度</translation>
    </message>
    <message>
        <source>change blend mode</source>
        <translation>更改混合模式</translation>
    </message>
    <message>
        <source>lock transparency</source>
        <translation>锁定透明度</translation>
    </message>
    <message>
        <source>unlock transparency</source>
        <translation>解锁透明度</translation>
    </message>
    <message>
        <source>make reference layer</source>
        <translation>改为参考图层</translation>
    </message>
    <message>
        <source>make paint layer</source>
        <translation>改为绘画图层</translation>
    </message>
    <message>
        <source>change layer order</source>
        <translation>调整图层顺序</translation>
    </message>
    <message>
        <source>add layer mask</source>
        <translation>添加图层蒙版</translation>
    </message>
    <message>
        <source>apply layer mask</source>
        <translation>应用图层蒙版</translation>
    </message>
    <message>
        <source>delete layer mask</source>
        <translation>删除图层蒙版</translation>
    </message>
    <message>
        <source>merge down</source>
        <translation>向下合并</translation>
    </message>
    <message>
        <source>merge visible layers</source>
        <translation>合并可见图层</translation>
    </message>
    <message>
        <source>adjust depth</source>
        <translation>调整深度</translation>
    </message>
    <message>
        <source>hide depth</source>
        <translation>隐藏深度</translation>
    </message>
    <message>
        <source>show depth</source>
        <translation>显示深度</translation>
    </message>
    <message>
        <source>estimate depth</source>
        <translation>估计深度</translation>
    </message>
    <message>
        <source>open depth map</source>
        <translation>打开深度图</translation>
    </message>
    <message>
        <source>new canvas</source>
        <translation>新建画布</translation>
    </message>
    <message>
        <source>fill layer mask</source>
        <translation>填充图层蒙版</translation>
    </message>
    <message>
        <source>fill with colour</source>
        <translation>填充颜色</translation>
    </message>
    <message>
        <source>erase an area of the layer</source>
        <translation>擦除图层的一个区域</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>move mask</source>
        <translation>移动蒙版</translation>
    </message>
    <message>
        <source>move layer mask</source>
        <translation>移动图层蒙版</translation>
    </message>
    <message>
        <source>move selected part</source>
        <translation>移动选中部分</translation>
    </message>
    <message>
        <source>move layer</source>
        <translation>移动图层</translation>
    </message>
    <message>
        <source>flip horizontally</source>
        <translation>水平翻转</translation>
    </message>
    <message>
        <source>flip vertically</source>
        <translation>垂直翻转</translation>
    </message>
    <message>
        <source>rotate left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <source>rotate right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <source>transform</source>
        <translation>变换</translation>
    </message>
    <message>
        <source>use result as layer</source>
        <translation>将结果用作图层</translation>
    </message>
    <message>
        <source>add picture as layer</source>
        <translation>将图片添加为图层</translation>
    </message>
    <message>
        <source>crop layer</source>
        <translation>裁剪图层</translation>
    </message>
    <message>
        <source>crop canvas</source>
        <translation>裁剪画布</translation>
    </message>
    <message>
        <source>restore snapshot “{name}”</source>
        <translation>恢复快照“{name}”</translation>
    </message>
    <message>
        <source>revert to opened state</source>
        <translation>恢复到打开时的状态</translation>
    </message>
    <message>
        <source>add ControlNet</source>
        <translation>添加 ControlNet</translation>
    </message>
    <message>
        <source>remove ControlNet</source>
        <translation>移除 ControlNet</translation>
    </message>
    <message>
        <source>change ControlNet</source>
        <translation>更改 ControlNet</translation>
    </message>
    <message>
        <source>change hint picture</source>
        <translation>更改提示图</translation>
    </message>
    <message>
        <source>open canvas for hint</source>
        <translation>为提示图打开画布</translation>
    </message>
    <message>
        <source>adjust edges</source>
        <translation>调整边缘</translation>
    </message>
    <message>
        <source>show hint</source>
        <translation>显示提示图</translation>
    </message>
    <message>
        <source>edit hint on canvas</source>
        <translation>在画布上编辑提示图</translation>
    </message>
    <message>
        <source>use layer as hint</source>
        <translation>将图层用作提示图</translation>
    </message>
    <message>
        <source>update a preset</source>
        <translation>更新预设</translation>
    </message>
    <message>
        <source>rename a preset</source>
        <translation>重命名预设</translation>
    </message>
    <message>
        <source>duplicate a preset</source>
        <translation>复制预设</translation>
    </message>
    <message>
        <source>delete a preset</source>
        <translation>删除预设</translation>
    </message>
    <message>
        <source>set a model&apos;s defaults</source>
        <translation>设置模型默认值</translation>
    </message>
    <message>
        <source>reset settings</source>
        <translation>重置设置</translation>
    </message>
    <message>
        <source>use a preset</source>
        <translation>使用预设</translation>
    </message>
    <message>
        <source>save a preset</source>
        <translation>保存预设</translation>
    </message>
    <message>
        <source>change a preset</source>
        <translation>修改预设</translation>
    </message>
    <message>
        <source>import presets</source>
        <translation>导入预设</translation>
    </message>
    <message>
        <source>use a style</source>
        <translation>使用风格</translation>
    </message>
    <message>
        <source>remove a style</source>
        <translation>移除风格</translation>
    </message>
    <message>
        <source>move a style</source>
        <translation>移动风格</translation>
    </message>
    <message>
        <source>delete a style</source>
        <translation>删除风格</translation>
    </message>
    <message>
        <source>mark a style</source>
        <translation>收藏风格</translation>
    </message>
    <message>
        <source>make a style</source>
        <translation>制作风格</translation>
    </message>
    <message>
        <source>change a style</source>
        <translation>修改风格</translation>
    </message>
    <message>
        <source>import styles</source>
        <translation>导入风格</translation>
    </message>
    <message>
        <source>use this template</source>
        <translation>使用此模板</translation>
    </message>
    <message>
        <source>add a snippet</source>
        <translation>添加片段</translation>
    </message>
    <message>
        <source>change a snippet</source>
        <translation>修改片段</translation>
    </message>
    <message>
        <source>delete a snippet</source>
        <translation>删除片段</translation>
    </message>
    <message>
        <source>import snippets</source>
        <translation>导入片段</translation>
    </message>
    <message>
        <source>describe</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>describe in notes</source>
        <translation>在备注中描述</translation>
    </message>
    <message>
        <source>import shortcuts</source>
        <translation>导入快捷键</translation>
    </message>
    <message>
        <source>change a shortcut</source>
        <translation>更改快捷键</translation>
    </message>
    <message>
        <source>reset shortcuts</source>
        <translation>重置快捷键</translation>
    </message>
    <message>
        <source>mask faces</source>
        <translation>将面部设为蒙版</translation>
    </message>
</context>
<context>
    <name>completion</name>
    <message>
        <source>Snippet</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>LoRA or embedding</source>
        <translation>LoRA 或嵌入</translation>
    </message>
    <message>
        <source>Known to the model</source>
        <translation>模型认识</translation>
    </message>
    <message>
        <source>Used before</source>
        <translation>以前用过</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Wildcard</source>
        <translation>通配符</translation>
    </message>
    <message>
        <source>general</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>artist</source>
        <translation>画师</translation>
    </message>
    <message>
        <source>copyright</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>character</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>meta</source>
        <translation>元信息</translation>
    </message>
</context>
<context>
    <name>controls</name>
    <message>
        <source>Canny edges</source>
        <translation>Canny 边缘</translation>
    </message>
    <message>
        <source>Keeps the edges of a picture: white lines on black.</source>
        <translation>保留图片的边缘：黑底白线。</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Keeps what is near and what is far: white is near.</source>
        <translation>保留远近关系：白色为近。</translation>
    </message>
    <message>
        <source>Tile</source>
        <translation>Tile（分块细化）</translation>
    </message>
    <message>
        <source>Keeps the colours and shapes of a picture, and adds detail.</source>
        <translation>保留图片的颜色和形状，并增添细节。</translation>
    </message>
    <message>
        <source>Inpaint</source>
        <translation>局部重绘</translation>
    </message>
    <message>
        <source>Makes the masked area match what is around it.</source>
        <translation>让蒙版区域与周围协调一致。</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>姿势</translation>
    </message>
    <message>
        <source>Keeps the pose of people, drawn as an OpenPose skeleton.</source>
        <translation>保留人物姿势，提示图为 OpenPose 骨架。</translation>
    </message>
    <message>
        <source>Scribble</source>
        <translation>涂鸦</translation>
    </message>
    <message>
        <source>Follows a rough sketch: white lines on black.</source>
        <translation>遵循粗略草图：黑底白线。</translation>
    </message>
    <message>
        <source>Line art</source>
        <translation>线稿</translation>
    </message>
    <message>
        <source>Follows a clean drawing: white lines on black.</source>
        <translation>遵循清晰线稿：黑底白线。</translation>
    </message>
    <message>
        <source>Soft edges</source>
        <translation>柔和边缘</translation>
    </message>
    <message>
        <source>Keeps outlines of varying strength: white lines on black.</source>
        <translation>保留强弱不一的轮廓：黑底白线。</translation>
    </message>
    <message>
        <source>Normal map</source>
        <translation>法线贴图</translation>
    </message>
    <message>
        <source>Keeps the direction that surfaces face, as colours.</source>
        <translation>保留表面朝向，以颜色表示。</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>语义分割</translation>
    </message>
    <message>
        <source>Puts things where a map has the colours that stand for them.</source>
        <translation>按分割图的颜色安排各种物体的位置。</translation>
    </message>
</context>
<context>
    <name>dynamic</name>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>All combinations</source>
        <translation>全部组合</translation>
    </message>
    <message>
        <source>In turn</source>
        <translation>依次</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>There is no sampler “{value}”. Choose one of: {known}.</source>
        <translation>没有名为“{value}”的采样器。请从中选择：{known}。</translation>
    </message>
    <message>
        <source>There is no mode “{value}”. Choose one of: {known}.</source>
        <translation>没有名为“{value}”的模式。请从中选择：{known}。</translation>
    </message>
    <message>
        <source>The model “{model}” is incomplete: {file} is missing. Copy or download the model again.</source>
        <translation>模型“{model}”不完整：缺少 {file}。请重新复制或下载该模型。</translation>
    </message>
    <message>
        <source>There is no model “{model}” in the list. Choose one of: {known}.</source>
        <translation>列表里没有模型“{model}”。请从这些里选择：{known}。</translation>
    </message>
    <message>
        <source>There is no variant “{variant}” of “{model}”. Choose one of: {known}.</source>
        <translation>“{model}”没有变体“{variant}”。请从这些里选择：{known}。</translation>
    </message>
    <message>
        <source>“{model}” is not installed. Download or import it first; nothing was changed.</source>
        <translation>“{model}”还没有安装。请先下载或导入；没有任何改动。</translation>
    </message>
    <message>
        <source>There is no licence “{licence}” in the list. Choose one of: {known}.</source>
        <translation>列表里没有许可证“{licence}”。请从这些里选择：{known}。</translation>
    </message>
    <message>
        <source>The mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>The depth map</source>
        <translation>深度图</translation>
    </message>
    <message>
        <source>There was not enough memory for {width} × {height}. Finished pictures are kept. Close other programs or choose a smaller size.</source>
        <translation>内存不足以生成 {width} × {height} 的图片。已完成的图片都已保留。请关闭其他程序，或选择较小的尺寸。</translation>
    </message>
    <message>
        <source>The disk with {folder} is full, so nothing was changed there. Free some space and try again.</source>
        <translation>{folder} 所在的磁盘已满，因此那里没有任何改动。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>A command is missing. Choose one of: {known}. See: {command} --help</source>
        <translation>缺少命令。可选：{known}。参见：{command} --help</translation>
    </message>
    <message>
        <source>There is no command “{value}”. Choose one of: {known}.</source>
        <translation>没有名为“{value}”的命令。可选：{known}。</translation>
    </message>
    <message>
        <source>There is no option {option}. See: {command} --help</source>
        <translation>没有选项 {option}。参见：{command} --help</translation>
    </message>
    <message>
        <source>There is no option {option}. Did you mean {nearest}?</source>
        <translation>没有选项 {option}。您要用的是 {nearest} 吗？</translation>
    </message>
    <message>
        <source>{message}. See: {command} --help</source>
        <translation>{message}。参见：{command} --help</translation>
    </message>
    <message>
        <source>“{file}” is a folder. Add a file name, for example {example}; nothing was started.</source>
        <translation>“{file}”是文件夹。请加上文件名，例如 {example}；没有开始任何任务。</translation>
    </message>
    <message>
        <source>“{file}” already exists and was not changed. Choose another name, or add --overwrite to replace it.</source>
        <translation>“{file}”已存在，没有改动。请换一个名称，或加上 --overwrite 替换它。</translation>
    </message>
    <message>
        <source>The current folder no longer exists. Change to another one and run the command again.</source>
        <translation>当前文件夹已不存在。请切换到另一个文件夹，再运行此命令。</translation>
    </message>
    <message>
        <source>Standard output is closed, so the command stopped. Pictures finished so far are kept.</source>
        <translation>标准输出已关闭，命令因此停止。已完成的图片都已保留。</translation>
    </message>
    <message>
        <source>That picture isn&apos;t on this computer. Save it here first, or copy it and paste it; nothing was changed.</source>
        <translation>这张图片不在本机上。请先保存到本机，或复制后粘贴；没有任何改动。</translation>
    </message>
    <message>
        <source>None of your models can start from a picture. Get one that can; nothing was changed.</source>
        <translation>您的模型都不能从图片开始。请获取一个可以的模型；没有任何改动。</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be opened as an image. Choose a PNG, JPEG or WebP file; nothing was changed.</source>
        <translation>无法将“{file}”作为图片打开。请选择 PNG、JPEG 或 WebP 文件；没有任何改动。</translation>
    </message>
    <message>
        <source>“{file}” is a {format} image, which isn&apos;t supported. Save it as JPEG or PNG first; nothing was changed.</source>
        <translation>“{file}”是 {format} 格式的图片，暂不支持。请先将其另存为 JPEG 或 PNG；没有任何改动。</translation>
    </message>
    <message>
        <source>The library&apos;s index in {folder} could not be written: {cause}. Your pictures are shown and new ones can be made, but changes to the queue are lost when you close SD Studio. Fix the problem, then restart SD Studio.</source>
        <translation>无法写入 {folder} 中的图库索引：{cause}。图片会照常显示，也可以生成新图片，但关闭 SD Studio 后，对队列的更改会丢失。请解决此问题，然后重新启动 SD Studio。</translation>
    </message>
    <message>
        <source>Your pictures in {folder} could not be found. If they are on a drive, connect it; if you moved the folder, put it back. Or choose another folder in the settings.</source>
        <translation>找不到 {folder} 中的图片。如果图片在外接驱动器上，请连接驱动器；如果移动了文件夹，请将其放回原处。也可以在设置中选择其他文件夹。</translation>
    </message>
    <message>
        <source>The settings name the folder “{folder}”, which is not a full path, so the default folder is used. Choose the folder again in the settings.</source>
        <translation>设置中的文件夹“{folder}”不是完整路径，因此使用默认文件夹。请在设置中重新选择文件夹。</translation>
    </message>
    <message>
        <source>“{file}” is empty (0 bytes). Copy or download it again.</source>
        <translation>“{file}”是空文件（0 字节）。请重新复制或下载。</translation>
    </message>
    <message>
        <source>“{file}” is a Git LFS pointer, not the model itself: the {size} file that it points to was not downloaded. Run “git lfs pull” in its folder, or download the file itself.</source>
        <translation>“{file}”只是 Git LFS 指针，不是模型本身：它所指向的 {size} 的文件没有下载。请在其所在文件夹中运行“git lfs pull”，或直接下载该文件。</translation>
    </message>
    <message>
        <source>“{file}” is a saved web page, not a model; perhaps the site wanted you to sign in first. Open the page in a browser and download the file itself.</source>
        <translation>“{file}”是保存下来的网页，不是模型；网站可能要求先登录。请在浏览器中打开该页面，下载文件本身。</translation>
    </message>
    <message>
        <source>“{file}” is incomplete: its end is missing ({have}). Copy or download it again.</source>
        <translation>“{file}”不完整：缺少结尾（{have}）。请重新复制或下载。</translation>
    </message>
    <message>
        <source>“{file}” is neither a file nor a folder but a pipe, a socket or a device, so it was not opened. Choose the model&apos;s own file or folder.</source>
        <translation>“{file}”既不是文件也不是文件夹，而是管道、套接字或设备，因此没有打开。请选择模型本身的文件或文件夹。</translation>
    </message>
    <message>
        <source>The model “{model}” cannot be used: its {file} sets {key} to {value}, which no Stable Diffusion model does.</source>
        <translation>模型“{model}”无法使用：其 {file} 将 {key} 设为 {value}，任何 Stable Diffusion 模型都不会这样设置。</translation>
    </message>
    <message>
        <source>“{model}” can&apos;t be used yet: it is {found}. Supported model families: {families}.</source>
        <translation>“{model}”暂时还不能使用：它是 {found}。支持的模型系列：{families}。</translation>
    </message>
    <message>
        <source>This picture is already in your library or in the queue: the same settings and the same seed give the same picture. Nothing was started.</source>
        <translation>这张图片已在图库或队列中：设置和种子都相同，生成的图片也相同。没有开始任何任务。</translation>
    </message>
    <message>
        <source>{name} is {value}, but must be a multiple of {limit}. Nothing was started.</source>
        <translation>{name}为 {value}，但必须是 {limit} 的倍数。没有开始任何任务。</translation>
    </message>
    <message>
        <source>{name} is {value}, but must be at least {limit}. Nothing was started.</source>
        <translation>{name}为 {value}，但至少要是 {limit}。没有开始任何任务。</translation>
    </message>
    <message>
        <source>{name} is {value}, but must be at most {limit}. Nothing was started.</source>
        <translation>{name}为 {value}，但最多只能是 {limit}。没有开始任何任务。</translation>
    </message>
    <message>
        <source>“{value}” isn&apos;t a valid value for {name}. Nothing was started.</source>
        <translation>“{value}”不是{name}的有效值。没有开始任何任务。</translation>
    </message>
    <message>
        <source>{name} has no effect in the mode “{mode}”. Leave it out, or choose another mode. Nothing was started.</source>
        <translation>{name}在“{mode}”模式下不起作用。请去掉该设置，或选择其他模式。没有开始任何任务。</translation>
    </message>
    <message>
        <source>{name} has no effect with the sampler “{sampler}”. Leave it out, or choose TCD. Nothing was started.</source>
        <translation>{name} 对采样器“{sampler}”无效。请省略它，或选择 TCD。未开始生成。</translation>
    </message>
    <message>
        <source>There is no intent “{value}”. Choose one of: {known}.</source>
        <translation>没有“{value}”这种意图。可选：{known}。</translation>
    </message>
    <message>
        <source>The image engine on {device} doesn&apos;t support the mode “{mode}”. Choose another mode.</source>
        <translation>{device} 上的图像引擎不支持“{mode}”模式。请选择其他模式。</translation>
    </message>
    <message>
        <source>The image engine on {device} doesn&apos;t support the sampler “{sampler}”. Choose another sampler.</source>
        <translation>{device} 上的图像引擎不支持采样器“{sampler}”。请选择其他采样器。</translation>
    </message>
    <message>
        <source>{role} is missing, and “{mode}” needs it. Add it and try again; nothing was started.</source>
        <translation>“{mode}”需要{role}。请添加后重试；没有开始任何任务。</translation>
    </message>
    <message>
        <source>{role} is {width} × {height} pixels, but must be at least {limit} on each side. Choose a larger one; nothing was started.</source>
        <translation>{role}为 {width} × {height} 像素，但每边至少要有 {limit} 像素。请选择较大的；没有开始任何任务。</translation>
    </message>
    <message>
        <source>{role} is {width} × {height} pixels, but must be at most {limit} on each side. Make it smaller first; nothing was started.</source>
        <translation>{role}为 {width} × {height} 像素，但每边最多只能有 {limit} 像素。请先缩小；没有开始任何任务。</translation>
    </message>
    <message>
        <source>{role} of this job no longer exists, so the job can&apos;t run. Choose it again; finished pictures are kept.</source>
        <translation>此任务的{role}已不存在，因此任务无法运行。请重新选择；已完成的图片都已保留。</translation>
    </message>
    <message>
        <source>The mask is {width} × {height} pixels, but the picture is {picture_width} × {picture_height}. Use a mask of the picture&apos;s size; nothing was started.</source>
        <translation>蒙版为 {width} × {height} 像素，而图片为 {picture_width} × {picture_height}。请使用与图片同样大小的蒙版；没有开始任何任务。</translation>
    </message>
    <message>
        <source>“{value}” doesn&apos;t name a side to extend. Use left, top, right and bottom, such as left=25%,top=64. Nothing was started.</source>
        <translation>“{value}”不是可扩展的一侧。请使用 left、top、right 和 bottom，例如 left=25%,top=64。什么都没有开始。</translation>
    </message>
    <message>
        <source>The depth map is {width} × {height} pixels, but the picture is {picture_width} × {picture_height}. Use a depth map with the picture&apos;s aspect ratio, at any size; nothing was started.</source>
        <translation>深度图为 {width} × {height} 像素，而图片为 {picture_width} × {picture_height}。请使用与图片宽高比相同的深度图，大小不限；没有开始任何任务。</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be opened: it isn&apos;t an OpenRaster project, or it is incomplete or damaged. Nothing was changed.</source>
        <translation>无法打开“{file}”：它不是 OpenRaster 项目，或者不完整、已损坏。没有任何更改。</translation>
    </message>
    <message>
        <source>“{file}” is too large. SD Studio opens canvases of up to {limit} × {limit} pixels with up to {layers} layers; nothing was changed.</source>
        <translation>“{file}”太大。SD Studio 可打开最大 {limit} × {limit} 像素、最多 {layers} 个图层的画布；没有任何更改。</translation>
    </message>
    <message>
        <source>“{file}” was saved by a newer version of SD Studio. Update SD Studio to open it; nothing was changed.</source>
        <translation>“{file}”由较新版本的 SD Studio 保存。请更新 SD Studio 后再打开；没有任何更改。</translation>
    </message>
    <message>
        <source>“{file}” couldn&apos;t be read from its disk ({detail}). Check that the disk is connected, then try again; nothing was changed.</source>
        <translation>无法从磁盘读取“{file}”（{detail}）。请确认磁盘已连接，然后重试；未作任何更改。</translation>
    </message>
    <message>
        <source>There is not enough memory to open “{file}”. Close other programs, then try again; nothing was changed.</source>
        <translation>内存不足，无法打开“{file}”。请关闭其他程序后重试；未作任何更改。</translation>
    </message>
    <message>
        <source>A PSD file can have at most {limit} × {limit} pixels and 2 GB, and “{file}” would be larger. Nothing was written; save the project as OpenRaster instead.</source>
        <translation>PSD 文件最大为 {limit} × {limit} 像素、2 GB，而“{file}”会超出此限制。未写入任何内容；请改为将项目保存为 OpenRaster 文件。</translation>
    </message>
    <message>
        <source>There are more results than a project can hold, so “{file}” was saved without the oldest ones ({count}). They are still in the library.</source>
        <translation>结果数量超出项目上限，因此“{file}”保存时未包含最早的结果（{count} 个）。它们仍在图库中。</translation>
    </message>
    <message>
        <source>Some results couldn&apos;t be read from the disk ({count}), so “{file}” was saved without them.</source>
        <translation>有些结果无法从磁盘读取（{count} 个），因此“{file}”保存时未包含它们。</translation>
    </message>
    <message>
        <source>Some results in “{file}” are damaged or belong to another canvas ({count}). They were left out; the rest was opened.</source>
        <translation>“{file}”中有些结果已损坏或属于其他画布（{count} 个）。这些结果已略过，其余内容已打开。</translation>
    </message>
    <message>
        <source>There is not enough memory to save what you painted. It is still on the canvas, and SD Studio will try again. Close other programs to free memory.</source>
        <translation>内存不足，无法保存您绘制的内容。内容仍在画布上，SD Studio 会再次尝试保存。请关闭其他程序以释放内存。</translation>
    </message>
    <message>
        <source>The VAE “{vae}” isn&apos;t installed, so the job can&apos;t run. Install it again, or choose another one under “Decode with” in the model&apos;s menu; finished pictures are kept.</source>
        <translation>未安装 VAE“{vae}”，任务无法运行。请重新安装，或在模型菜单的“解码用的 VAE”中另选一个；已完成的图片会保留。</translation>
    </message>
    <message>
        <source>The VAE “{vae}” that decoded this picture isn&apos;t installed, so new pictures may look slightly different. All other settings are used. Install the VAE and use the settings again to get the same picture.</source>
        <translation>解码此图片所用的 VAE“{vae}”未安装，因此新图片看起来可能略有不同。其余设置均已采用。要得到相同的图片，请安装该 VAE 后再次使用这些设置。</translation>
    </message>
    <message>
        <source>No installed VAE called “{vae}” fits this model. “sdstudio models list” shows what is installed. Nothing was started.</source>
        <translation>没有适合此模型的已安装 VAE“{vae}”。用“sdstudio models list”可查看已安装的内容。未启动任何任务。</translation>
    </message>
    <message>
        <source>The VAE “{vae}” can&apos;t decode what the model “{model}” makes: it was made for a different architecture. Choose another one under “Decode with” in the model&apos;s menu.</source>
        <translation>VAE“{vae}”无法解码模型“{model}”的输出：它适用于另一种架构。请在模型菜单的“解码用的 VAE”中另选一个。</translation>
    </message>
    <message>
        <source>The depth for the ControlNet “{control}” hasn&apos;t been estimated yet, so nothing was started. Generate once it is shown beside the ControlNet. If its job was stopped or failed, give the picture again.</source>
        <translation>ControlNet“{control}”的深度尚未估计完成，因此未开始生成。待深度图显示在 ControlNet 旁后再生成。如果该任务已停止或失败，请重新提供图片。</translation>
    </message>
    <message>
        <source>“{model}” can&apos;t be used yet: its weights are stored as {found}, which SD Studio can&apos;t run. Get the version in 16 or 32 bits, often called “fp16”, “bf16” or “fp32”.</source>
        <translation>“{model}”暂时无法使用：它的权重以 {found} 格式存储，SD Studio 不能运行。请获取 16 位或 32 位的版本，名称里通常有“fp16”“bf16”或“fp32”。</translation>
    </message>
    <message>
        <source>Finding pictures by their content needs a small model, such as DINOv2 small (88 MB). Download or import it under “Manage models…”.</source>
        <translation>按内容查找图片需要一个小模型，例如 DINOv2 small（88 MB）。请在“管理模型…”中下载或导入它。</translation>
    </message>
    <message>
        <source>Selecting objects needs a small model, such as SlimSAM (39 MB). Download or import it under “Manage models…”.</source>
        <translation>选择物体需要一个小模型，例如 SlimSAM（39 MB）。请在“管理模型…”中下载或导入它。</translation>
    </message>
    <message>
        <source>“{file}” is a LoRA or an embedding, not a model. Use it with a model: --lora or --embedding.</source>
        <translation>“{file}”是 LoRA 或嵌入，不是模型。请与模型一起使用：--lora 或 --embedding。</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t make pictures: it has {part}, but no {missing}. Get the version that includes all parts; without a VAE, that is often called “VAE included” or “baked VAE”.</source>
        <translation>“{file}”不能生成图片：它有 {part}，但缺少 {missing}。请获取包含全部组件的版本；如果缺的是 VAE，这种版本通常注明“自带 VAE”（VAE included、baked VAE）。</translation>
    </message>
    <message>
        <source>“{file}” has no VAE, which turns what it makes into pictures. Choose an installed VAE or model of {family} to take one from, or get a VAE first.</source>
        <translation>“{file}”不含 VAE，而模型的输出要靠 VAE 变成图片。请选择一个已安装的 {family} VAE 或模型来取用，或先获取 VAE。</translation>
    </message>
    <message>
        <source>“{file}” is a VAE, but it doesn&apos;t say for which models. Choose their family.</source>
        <translation>“{file}”是 VAE，但没有说明适用于哪些模型。请选择模型系列。</translation>
    </message>
    <message>
        <source>The servers of {pack} couldn&apos;t be reached. The {have} of {size} downloaded so far is kept. Check the connection and resume.</source>
        <translation>{pack} 的服务器无法连接。已下载的 {have}（共 {size}）都已保留。请检查网络后继续。</translation>
    </message>
    <message>
        <source>The servers of {pack} couldn&apos;t prove their identity over a secure connection. The {have} of {size} downloaded so far is kept. Check this computer&apos;s date and your network, then resume.</source>
        <translation>{pack} 的服务器无法通过安全连接证明其身份。已下载的 {have}（共 {size}）都已保留。请检查这台电脑的日期和网络，然后继续。</translation>
    </message>
    <message>
        <source>The servers of {pack} refused the download (status {status}). The {have} of {size} downloaded so far is kept. Resume later or on another network; if that doesn&apos;t help, look for a newer version of SD Studio.</source>
        <translation>{pack} 的服务器拒绝下载（状态 {status}）。已下载的 {have}（共 {size}）都已保留。请稍后或换一个网络继续；如果仍然不行，请查看 SD Studio 是否有新版本。</translation>
    </message>
    <message>
        <source>The servers of {pack} are too busy at the moment. The {have} of {size} downloaded so far is kept. Resume later.</source>
        <translation>{pack} 的服务器现在太忙。已下载的 {have}（共 {size}）都已保留。请稍后继续。</translation>
    </message>
    <message>
        <source>The connection kept failing while {pack} was downloading. The {have} of {size} downloaded so far is kept. Resume, if possible on another network.</source>
        <translation>下载 {pack} 时连接一再中断。已下载的 {have}（共 {size}）都已保留。请继续，可能的话换一个网络。</translation>
    </message>
    <message>
        <source>The servers of {pack} offer a {file} that is not the original, so it was not kept. Resume on another network; if that doesn&apos;t help, look for a newer version of SD Studio.</source>
        <translation>{pack} 的服务器提供的 {file} 不是原文件，因此没有保留。请换一个网络继续；如果仍然不行，请查看 SD Studio 是否有新版本。</translation>
    </message>
    <message>
        <source>{pack} needs another {needed} on the disk with {folder}, but only {free} is free. What has been downloaded is kept. Free some space and resume.</source>
        <translation>{pack} 还需要 {folder} 所在磁盘上的 {needed}，但可用空间只有 {free}。已下载的部分都已保留。请腾出空间后继续。</translation>
    </message>
    <message>
        <source>The pack {pack} is no longer on this computer, so pictures are made on the processor. To use the graphics card again, install the pack again.</source>
        <translation>{pack} 已不在这台电脑上，因此图片由处理器生成。要重新使用显卡，请再次安装该显卡包。</translation>
    </message>
    <message>
        <source>“{file}” already exists and was left unchanged. Choose another name, or delete that file first.</source>
        <translation>“{file}”已存在，未作改动。请换一个名称，或先删除该文件。</translation>
    </message>
    <message>
        <source>“{file}”, which is a part of {pack}, can&apos;t be read ({detail}), so nothing was exported. Delete it and export the pack again.</source>
        <translation>“{file}”是 {pack} 的一部分，无法读取（{detail}），因此没有导出任何内容。请删除它，然后重新导出该显卡包。</translation>
    </message>
    <message>
        <source>The VAE of “{model}” gave no usable picture, even in float32: it is damaged, or doesn&apos;t suit what the model makes. Finished pictures are kept. Choose another one under “Decode with”, or lower Guidance (CFG).</source>
        <translation>“{model}”的 VAE 即使使用 float32 也无法得到可用的图片：它已损坏，或与模型的结果不匹配。已完成的图片会保留。请在“解码用的 VAE”中另选一个，或降低引导强度（CFG）。</translation>
    </message>
    <message>
        <source>The picture that “{model}” made is completely black. It was kept. If that isn&apos;t what the prompt asks for, the VAE may not suit the model: choose another one under “Decode with”.</source>
        <translation>“{model}”生成的图片全黑，已保留。如果这不是提示词想要的，可能是 VAE 与模型不匹配：请在“解码用的 VAE”中另选一个。</translation>
    </message>
    <message>
        <source>This picture has no metadata about how it was made, so its settings can&apos;t be restored.</source>
        <translation>这张图片没有记录生成方式的元数据，因此无法恢复设置。</translation>
    </message>
    <message>
        <source>SD Studio isn&apos;t allowed to read {folder}, so nothing was done. Allow reading the folder, or choose another one.</source>
        <translation>SD Studio 没有读取 {folder} 的权限，因此未执行任何操作。请允许读取该文件夹，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be reached, so nothing was changed there. If it is on a drive, connect it and try again.</source>
        <translation>无法访问文件夹 {folder}，因此未作任何更改。如果它位于某个驱动器上，请连接后重试。</translation>
    </message>
    <message>
        <source>The pictures in {folder} and its subfolders are already in the library.</source>
        <translation>{folder} 及其子文件夹中的图片已在图库中。</translation>
    </message>
    <message>
        <source>The journal, which keeps your stars, tags, boards and notes next to your pictures, was damaged. Everything in it that could be read is still there. The damaged file is kept as {kept_as}.</source>
        <translation>图片旁边保存星级、标签、画板和备注的日志已损坏。其中能读取的内容都还在。损坏的文件保存为 {kept_as}。</translation>
    </message>
    <message>
        <source>The backup {backup} can&apos;t be read, so nothing was changed. Choose another one.</source>
        <translation>无法读取备份 {backup}，因此没有做任何更改。请选择另一个备份。</translation>
    </message>
    <message>
        <source>No backup was made: there isn&apos;t enough space in {folder}, or there is no database yet. Free some space and try again.</source>
        <translation>未能备份：{folder} 空间不足，或还没有数据库。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The library in {folder} was last used by an older version of SD Studio. Close that version and start this one once to update the library.</source>
        <translation>{folder} 中的图库上次由旧版 SD Studio 使用。请关闭旧版并启动一次本版本，图库会随之更新。</translation>
    </message>
    <message>
        <source>The library&apos;s index in {folder} is damaged, but no picture was changed. To repair it, start SD Studio again or run: sdstudio library rebuild</source>
        <translation>{folder} 中的图库索引已损坏，但图片都没有改变。若要修复，请重新启动 SD Studio 或运行：sdstudio library rebuild</translation>
    </message>
    <message>
        <source>What the other pictures show couldn&apos;t be stored in {folder}. Check the free space and the folder&apos;s permissions, then try again; your pictures are not affected.</source>
        <translation>无法在 {folder} 中存储其余图片的内容信息。请检查可用空间和文件夹权限后重试；您的图片不受影响。</translation>
    </message>
    <message>
        <source>The image engine stopped unexpectedly while it compared pictures with {model}, so no more are compared for now. Your pictures are not affected.</source>
        <translation>图像引擎在使用 {model} 比较图片时意外停止，因此暂时不再继续比较。您的图片不受影响。</translation>
    </message>
    <message>
        <source>The pictures couldn&apos;t be compared with {model}: {detail}. Your pictures are not affected; try again, or import the model again.</source>
        <translation>无法使用 {model} 比较图片：{detail}。您的图片不受影响；请重试，或重新导入该模型。</translation>
    </message>
    <message>
        <source>{model} couldn&apos;t find an object: {detail}. Your masks are not affected; try again, or import the model again.</source>
        <translation>{model} 没能找到物体：{detail}。您的蒙版不受影响；请重试，或重新导入模型。</translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory to look for objects with {model}. Your masks are not affected; close other programs, or try again when no picture is being made.</source>
        <translation>内存不足，无法用 {model} 查找物体。您的蒙版不受影响；请关闭其他程序，或在没有生成图片时重试。</translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory to describe pictures with {model}. Nothing was changed; close other programs, or try again when no picture is being made.</source>
        <translation>内存不足，无法用 {model} 描述图片。没有任何更改；请关闭其他程序，或在没有图片正在生成时重试。</translation>
    </message>
    <message>
        <source>“{folder}” contains no images, so there is nothing to describe. Choose another folder.</source>
        <translation>“{folder}”中没有图片，因此没有可描述的内容。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{model} found no words for this picture. Nothing was changed.</source>
        <translation>{model} 没能为这张图片写出描述。没有任何更改。</translation>
    </message>
    <message>
        <source>The picture couldn&apos;t be described with {model}. Nothing was changed; if it happens again, verify the model under “Manage models…”.</source>
        <translation>无法用 {model} 描述这张图片。没有任何更改；如果再次发生，请在“管理模型…”中校验该模型。</translation>
    </message>
    <message>
        <source>“{file}” isn&apos;t a picture in the library. Nothing was changed.</source>
        <translation>“{file}”不是图库中的图片。未做任何更改。</translation>
    </message>
    <message>
        <source>“{value}” isn&apos;t a file, but others are. Give either files or a search. Nothing was changed.</source>
        <translation>“{value}”不是文件，而其他的是。请只给出文件或只给出搜索内容。未做任何更改。</translation>
    </message>
    <message>
        <source>No picture matches “{query}”.</source>
        <translation>没有图片符合“{query}”。</translation>
    </message>
    <message>
        <source>There is nothing to change. Give at least one of: {known}.</source>
        <translation>没有要更改的内容。请至少给出以下一项：{known}。</translation>
    </message>
    <message>
        <source>“{value}” isn&apos;t a valid value for {name}. Give the longest side in pixels, a percentage such as 50%, or original.</source>
        <translation>“{value}”不是 {name} 的有效值。请给出最长边的像素数、百分比（如 50%）或 original。</translation>
    </message>
    <message>
        <source>“{what}” can&apos;t be used in {name}. Fields are: {known}.</source>
        <translation>“{what}”不能用于 {name}。可用的字段：{known}。</translation>
    </message>
    <message>
        <source>A job is running or its pictures are being saved, so no backup was restored. Wait until it&apos;s finished or stop it, then try again.</source>
        <translation>有任务正在运行，或其图片正在保存，因此没有恢复备份。请等它完成或将它停止，然后重试。</translation>
    </message>
    <message>
        <source>SD Studio can&apos;t run on this computer because its processor ({processor}) doesn&apos;t support AVX2. Most Intel processors since 2013 and AMD processors since 2015 do.</source>
        <translation>SD Studio 无法在这台电脑上运行，因为其处理器（{processor}）不支持 AVX2。2013 年以后的大多数 Intel 处理器和 2015 年以后的大多数 AMD 处理器都支持。</translation>
    </message>
    <message>
        <source>SD Studio needs at least 4 GB of memory, but this computer has only {found}.</source>
        <translation>SD Studio 至少需要 4 GB 内存，而这台电脑只有 {found}。</translation>
    </message>
    <message>
        <source>SD Studio can&apos;t run on this system: it needs glibc {needed} or newer, but this system has {found}. Use a newer version of your Linux distribution, such as Debian 12 or Ubuntu 22.04.</source>
        <translation>SD Studio 无法在此系统上运行：需要 glibc {needed} 或更高版本，而此系统的版本是 {found}。请使用较新的 Linux 发行版版本，例如 Debian 12 或 Ubuntu 22.04。</translation>
    </message>
    <message>
        <source>SD Studio can&apos;t run on this version of Windows. It needs Windows {needed} or newer.</source>
        <translation>SD Studio 无法在此版本的 Windows 上运行，需要 Windows {needed} 或更高版本。</translation>
    </message>
    <message>
        <source>The model “{model}” can&apos;t be found. Open its folder again or choose another model.</source>
        <translation>找不到模型“{model}”。请重新打开它的文件夹，或选择其他模型。</translation>
    </message>
    <message>
        <source>“{model}” isn&apos;t a model folder: it has no readable model_index.json. Choose the folder that contains that file.</source>
        <translation>“{model}”不是模型文件夹：其中没有可读的 model_index.json。请选择包含该文件的文件夹。</translation>
    </message>
    <message>
        <source>The model “{model}” is damaged: {file} is incomplete or unreadable. Copy or download the model again.</source>
        <translation>模型“{model}”已损坏：{file} 不完整或无法读取。请重新复制或下载该模型。</translation>
    </message>
    <message>
        <source>The model “{model}” was not opened: the weights of its “{component}” are only available as a pickle file, which could run hidden code. Get the model as safetensors.</source>
        <translation>未打开模型“{model}”：其“{component}”的权重只有 pickle 文件，可能运行隐藏代码。请获取 safetensors 格式的模型。</translation>
    </message>
    <message>
        <source>The model “{model}” was not opened: {file} tries to run its own code. Get the model from a source without such files.</source>
        <translation>未打开模型“{model}”：{file} 试图运行自带的代码。请从没有此类文件的来源获取模型。</translation>
    </message>
    <message>
        <source>The linked model “{model}” can&apos;t be found: {file} is no longer there. Connect its disk, or import the model again.</source>
        <translation>找不到链接的模型“{model}”：{file} 已不在那里。请接上它所在的磁盘，或重新导入模型。</translation>
    </message>
    <message>
        <source>“{adapter}” can&apos;t be found, so the job can&apos;t run. Add its file again or remove it; finished pictures are kept.</source>
        <translation>找不到“{adapter}”，因此任务无法运行。请重新添加它的文件，或移除它；已完成的图片都已保留。</translation>
    </message>
    <message>
        <source>“{adapter}” was in use when SD Studio was closed, but can&apos;t be found now, so it was removed. Everything else was kept. Add its file again to use it.</source>
        <translation>上次关闭 SD Studio 时还在使用“{adapter}”，现在找不到它，因此已移除；其余的都保留了。想继续用它，请重新添加它的文件。</translation>
    </message>
    <message>
        <source>“{adapter}” can&apos;t be used: it is empty, damaged or not a safetensors file. Copy or download it again.</source>
        <translation>“{adapter}”无法使用：它是空的、已损坏，或不是 safetensors 文件。请重新复制或下载。</translation>
    </message>
    <message>
        <source>“{adapter}” was made for {found}, which reads prompts differently. Get one made for {families}.</source>
        <translation>“{adapter}”是为 {found} 制作的，其读取提示词的方式不同。请获取为 {families} 制作的版本。</translation>
    </message>
    <message>
        <source>“{adapter}” is neither a LoRA nor an embedding that SD Studio can use: it contains “{found}”.</source>
        <translation>“{adapter}”既不是 LoRA，也不是 SD Studio 可用的嵌入：其中有“{found}”。</translation>
    </message>
    <message>
        <source>“{adapter}” doesn&apos;t fit the model “{model}”: it was made for a different architecture. Choose another model, or remove it.</source>
        <translation>“{adapter}”不适合模型“{model}”：它是为另一种结构制作的。请选择其他模型，或移除它。</translation>
    </message>
    <message>
        <source>Two embeddings in use have the same trigger word, “{adapter}”. Remove one of them, or rename its file; finished pictures are kept.</source>
        <translation>正在使用的两个嵌入的触发词相同：“{adapter}”。请移除其中一个，或给它的文件改名；已完成的图片都已保留。</translation>
    </message>
    <message>
        <source>This grid would have {count} pictures, but can have {limit} at most. Choose fewer values; nothing was started.</source>
        <translation>这张对比网格图将有 {count} 张图片，但最多只能有 {limit} 张。请减少取值；没有开始任何任务。</translation>
    </message>
    <message>
        <source>There are no values of {name} to compare. Enter some; nothing was started.</source>
        <translation>{name}没有可比较的取值。请填写；没有开始任何任务。</translation>
    </message>
    <message>
        <source>{name} appears twice in this grid. Choose two different settings, and each value only once; nothing was started.</source>
        <translation>{name}在对比网格图中出现了两次。请选择两项不同的设置，且每个取值只出现一次；没有开始任何任务。</translation>
    </message>
    <message>
        <source>The model list in {file} can&apos;t be read ({detail}), so only the models listed by SD Studio are offered. Fix the file or remove it.</source>
        <translation>无法读取 {file} 中的模型列表（{detail}），因此只提供 SD Studio 自带的列表。请改正或删除该文件。</translation>
    </message>
    <message>
        <source>“{model}” can&apos;t be downloaded, because there is no way to verify that its files are the originals. If you have it, import it from your disk.</source>
        <translation>“{model}”不能下载，因为无法验证其文件是否为原始文件。如果您已有它，请从磁盘导入。</translation>
    </message>
    <message>
        <source>Another SD Studio is working on the files of “{model}”. Wait until it has finished, or use that window; nothing was changed.</source>
        <translation>另一个 SD Studio 正在处理“{model}”的文件。请等它完成，或使用那个窗口；没有任何改动。</translation>
    </message>
    <message>
        <source>There is no source to download “{model}” from. Add one, or import the model from your disk; nothing was changed.</source>
        <translation>没有可下载“{model}”的来源。请添加来源，或从磁盘导入该模型；没有任何改动。</translation>
    </message>
    <message>
        <source>This computer&apos;s proxy settings can&apos;t be used. Set an http, https or socks5 proxy in the system settings, or none, then resume; nothing was changed.</source>
        <translation>无法使用本机的代理设置。请在系统设置中设定 http、https 或 socks5 代理，或不用代理，然后继续；没有任何改动。</translation>
    </message>
    <message>
        <source>None of the sources of “{model}” could be reached. The {have} of {size} downloaded so far is kept. Check the connection and resume, or choose another source.</source>
        <translation>“{model}”的来源都无法连接。已下载的 {have}（共 {size}）都已保留。请检查网络后继续，或选择其他来源。</translation>
    </message>
    <message>
        <source>No source of “{model}” could prove its identity over a secure connection. The {have} of {size} downloaded so far is kept. Check this computer&apos;s date and your network, then resume.</source>
        <translation>“{model}”的来源都无法通过安全连接证明身份。已下载的 {have}（共 {size}）都已保留。请检查本机日期和网络，然后继续。</translation>
    </message>
    <message>
        <source>The sources of “{model}” refused the download (status {status}). The {have} of {size} downloaded so far is kept. Choose or add another source and resume.</source>
        <translation>“{model}”的来源拒绝下载（状态 {status}）。已下载的 {have}（共 {size}）都已保留。请选择或添加其他来源后继续。</translation>
    </message>
    <message>
        <source>The sources of “{model}” are too busy at the moment. The {have} of {size} downloaded so far is kept. Resume later, or choose another source.</source>
        <translation>“{model}”的来源现在太忙。已下载的 {have}（共 {size}）都已保留。请稍后继续，或选择其他来源。</translation>
    </message>
    <message>
        <source>The connection kept failing while “{model}” was downloading. The {have} of {size} downloaded so far is kept. Resume, or choose another source.</source>
        <translation>下载“{model}”时连接一再中断。已下载的 {have}（共 {size}）都已保留。请继续，或选择其他来源。</translation>
    </message>
    <message>
        <source>The sources of “{model}” offer a {file} that is not the original, so it was not kept. Choose or add another source and resume.</source>
        <translation>各来源提供的“{model}”的 {file} 不是原始文件，因此没有保留。请选择或添加其他来源后继续。</translation>
    </message>
    <message>
        <source>“{model}” needs another {needed} on the disk with {folder}, but only {free} is free. What has been downloaded is kept. Free some space and resume.</source>
        <translation>“{model}”在 {folder} 所在的磁盘上还需要 {needed}，而可用空间只有 {free}。已下载的部分都已保留。请腾出空间后继续。</translation>
    </message>
    <message>
        <source>{file} of “{model}” is damaged: {damaged} of {size} must be downloaded again. Repair the model, or import the file again.</source>
        <translation>“{model}”的 {file} 已损坏：需要重新下载 {damaged}（共 {size}）。请修复模型，或重新导入该文件。</translation>
    </message>
    <message>
        <source>“{model}” was imported from your disk, so its damaged parts can&apos;t be downloaded. Import it again from the original; nothing was changed.</source>
        <translation>“{model}”是从您的磁盘导入的，因此无法下载损坏的部分。请用原来的文件重新导入；没有任何改动。</translation>
    </message>
    <message>
        <source>“{model}” couldn&apos;t be moved to the system&apos;s trash and was left as it is. Close programs that use it and try again, or delete the folder {folder} yourself.</source>
        <translation>“{model}”无法移到系统回收站，因此保持原样。请关闭正在使用它的程序后重试，或自行删除文件夹 {folder}。</translation>
    </message>
    <message>
        <source>There is no source “{endpoint}”. Choose one of: {known}; or enter an address that begins with https://.</source>
        <translation>没有来源“{endpoint}”。请从这些里选择：{known}；或者填写以 https:// 开头的地址。</translation>
    </message>
    <message>
        <source>Models can&apos;t be downloaded from “{address}”. Enter an address that begins with https:// or http:// and contains neither ? nor #; nothing was changed.</source>
        <translation>无法从“{address}”下载模型。请填写以 https:// 或 http:// 开头、不含 ? 和 # 的地址；没有任何改动。</translation>
    </message>
    <message>
        <source>“{model}” is licensed under “{licence}”, which you must read and accept once; nothing was changed. To read it: sdstudio models licence {key}. To accept it, add: --accept-licence {key}.</source>
        <translation>“{model}”适用许可证“{licence}”，须阅读并接受一次；没有任何改动。阅读：sdstudio models licence {key}。接受：加上 --accept-licence {key}。</translation>
    </message>
    <message>
        <source>The record of the licences you accepted can&apos;t be read, so you will be asked again. The old file is kept as {kept_as}.</source>
        <translation>无法读取您接受过哪些许可证的记录，因此会再次询问。原文件保留为 {kept_as}。</translation>
    </message>
    <message>
        <source>“{file}” no longer exists or can&apos;t be read, so nothing was imported. Connect its disk, or choose it again.</source>
        <translation>“{file}”已不存在或无法读取，因此什么也没有导入。请接上它所在的磁盘，或重新选择。</translation>
    </message>
    <message>
        <source>The mask is empty, so there is nothing to change. Paint over the area to change on a mask, not on a layer, then try again; nothing was started.</source>
        <translation>蒙版是空的，没有可改的内容。请在蒙版（而不是图层）上涂抹要改的区域后重试；没有开始任何任务。</translation>
    </message>
    <message>
        <source>To extend a picture, give an amount for at least one side, such as left=25%,top=64. Nothing was started.</source>
        <translation>要扩展图片，请给出至少一侧的扩展量，例如 left=25%,top=64。什么都没有开始。</translation>
    </message>
    <message>
        <source>“{file}” has layer groups, which SD Studio doesn&apos;t support. Their layers were opened individually and may look different.</source>
        <translation>“{file}”含有图层组，而 SD Studio 不支持图层组。其中的图层已逐一打开，外观可能有所不同。</translation>
    </message>
    <message>
        <source>“{file}” uses blend modes that SD Studio doesn&apos;t support ({modes}). Those layers are shown as normal layers.</source>
        <translation>“{file}”使用了 SD Studio 不支持的混合模式（{modes}）。这些图层按正常模式显示。</translation>
    </message>
    <message>
        <source>Estimating depth needs a model for that, such as Depth Anything V2 (99 MB). Download or import one under “Manage models…”, or open a depth map.</source>
        <translation>估计深度需要专用的模型，例如 Depth Anything V2（99 MB）。请在“管理模型…”中下载或导入，或打开一张深度图。</translation>
    </message>
    <message>
        <source>“{folder}” contains no model: no diffusers folder, no safetensors or .ckpt file, and no model exported by SD Studio. Choose the model&apos;s own folder or file.</source>
        <translation>“{folder}”中没有模型：没有 diffusers 格式的文件夹，没有 safetensors 或 .ckpt 文件，也没有 SD Studio 导出的模型。请选择模型本身的文件夹或文件。</translation>
    </message>
    <message>
        <source>“{folder}” contains several models. Choose the folder or file of one of them; nothing was imported.</source>
        <translation>“{folder}”中有多个模型。请选择其中一个的文件夹或文件；什么也没有导入。</translation>
    </message>
    <message>
        <source>“{file}” is empty, incomplete or damaged, so nothing was imported. Copy or download it again.</source>
        <translation>“{file}”是空的、不完整或已损坏，因此什么也没有导入。请重新复制或下载。</translation>
    </message>
    <message>
        <source>“{file}” was not opened: despite its name, it is a pickle file, which could run hidden code. Get the model as safetensors.</source>
        <translation>未打开“{file}”：它其实是改了名的 pickle 文件，可能运行隐藏代码。请获取 safetensors 格式的模型。</translation>
    </message>
    <message>
        <source>“{file}” isn&apos;t a model that SD Studio knows: it contains “{found}”. Supported model families: {families}.</source>
        <translation>“{file}”不是 SD Studio 认识的模型：其中有“{found}”。支持的模型系列：{families}。</translation>
    </message>
    <message>
        <source>“{file}” contains only part of a model ({part}), which can&apos;t make pictures alone. Choose the file or folder with the whole model.</source>
        <translation>“{file}”只是模型的一部分（{part}），单独无法生成图片。请选择完整模型的文件或文件夹。</translation>
    </message>
    <message>
        <source>“{file}” is a variations model, which SD Studio can only use as a diffusers folder. Get it in that format.</source>
        <translation>“{file}”是变体模型，SD Studio 只能使用 diffusers 格式文件夹形式的这种模型。请获取该格式的版本。</translation>
    </message>
    <message>
        <source>The model “{model}” was not imported: {file} points outside its folder. Get the model from another source.</source>
        <translation>未导入模型“{model}”：{file} 指向其文件夹之外。请从其他来源获取该模型。</translation>
    </message>
    <message>
        <source>{file} of “{model}” differs from the exported file, so nothing was imported. Export the model again and copy all of it.</source>
        <translation>“{model}”的 {file} 与导出时不同，因此什么也没有导入。请重新导出该模型，并完整复制。</translation>
    </message>
    <message>
        <source>“{file}” was not opened: it calls “{found}”, which no model needs and which could run hidden code. Get the model as safetensors.</source>
        <translation>未打开“{file}”：它调用“{found}”，而模型并不需要它，它可能运行隐藏代码。请获取 safetensors 格式的模型。</translation>
    </message>
    <message>
        <source>“{model}” needs {needed} on the disk with {folder}, but only {free} is free. Nothing was imported. Free some space, or link the model instead of copying it.</source>
        <translation>“{model}”需要 {folder} 所在磁盘有 {needed} 空间，现仅剩 {free}。什么也没有导入。请释放空间，或改为链接该模型而不复制。</translation>
    </message>
    <message>
        <source>“{model}” is already installed; nothing was changed.</source>
        <translation>“{model}”已经安装；没有任何改动。</translation>
    </message>
    <message>
        <source>“{model}” has no installation record, so it can&apos;t be exported. Import its folder first, then export it.</source>
        <translation>“{model}”没有安装记录，因此无法导出。请先导入它的文件夹，再导出。</translation>
    </message>
    <message>
        <source>“{model}” needs {needed} on the disk with {folder}, but only {free} is free. Nothing was exported. Free some space, or choose another disk.</source>
        <translation>“{model}”需要 {folder} 所在磁盘有 {needed} 空间，现仅剩 {free}。什么也没有导出。请释放空间，或选择其他磁盘。</translation>
    </message>
    <message>
        <source>{folder} already contains a model, which was left unchanged. Choose another folder, or remove that one first.</source>
        <translation>{folder} 中已有模型，未作改动。请选择其他文件夹，或先移除那个模型。</translation>
    </message>
    <message>
        <source>The system stopped the image engine, most likely because there was not enough memory for {width} × {height}. Finished pictures are kept, and the job is paused. Close other programs or choose a smaller size.</source>
        <translation>系统结束了图像引擎，很可能是因为内存不足以生成 {width} × {height} 的图片。已完成的图片都已保留，该任务已暂停。请关闭其他程序，或选择较小的尺寸。</translation>
    </message>
    <message>
        <source>The image engine is from a different version ({engine}) than this program ({program}), so no pictures can be made. Restart SD Studio, or reinstall it if that doesn&apos;t help.</source>
        <translation>图像引擎的版本（{engine}）与本程序的版本（{program}）不同，因此无法生成图片。请重新启动 SD Studio；如果仍然不行，请重新安装。</translation>
    </message>
    <message>
        <source>There was not enough memory for {width} × {height}. Finished pictures are kept. The {free} free now should be enough for {fit_width} × {fit_height}: choose that size, or close other programs.</source>
        <translation>内存不足，无法生成 {width} × {height} 的图片。已完成的图片都已保留。现在空闲的 {free} 应该够生成 {fit_width} × {fit_height}：请选这个尺寸，或关闭其他程序。</translation>
    </message>
    <message>
        <source>There was not enough memory for {width} × {height}. Finished pictures are kept. The {free} free now should be enough for an input of {fit_width} × {fit_height} at most. Choose a smaller one, or close other programs.</source>
        <translation>内存不足，无法生成 {width} × {height} 的图片。已完成的图片都已保留。现在空闲的 {free} 应该够处理不超过 {fit_width} × {fit_height} 的输入图片：请换一张较小的，或关闭其他程序。</translation>
    </message>
    <message>
        <source>writing to the folder is not allowed</source>
        <translation>不允许写入该文件夹</translation>
    </message>
    <message>
        <source>the folder doesn&apos;t exist</source>
        <translation>该文件夹不存在</translation>
    </message>
    <message>
        <source>The input picture</source>
        <translation>输入图片</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The model “{model}” couldn&apos;t be loaded. Choose another model, or copy or download this one again. Details are in the log.</source>
        <translation>无法加载模型“{model}”。请选择其他模型，或重新复制或下载该模型。详情见日志。</translation>
    </message>
    <message>
        <source>The practice model that came with SD Studio is damaged ({file}). Reinstall SD Studio to repair it; your pictures are not affected.</source>
        <translation>SD Studio 自带的练习模型已损坏（{file}）。重新安装 SD Studio 即可修复；您的图片不受影响。</translation>
    </message>
    <message>
        <source>“{file}” is a pickle file, which could run hidden code. Agree to convert it (on the command line: --convert-pickle), or get the model as safetensors; nothing was imported.</source>
        <translation>“{file}”是 pickle 文件，可能运行隐藏代码。请同意转换（命令行中用 --convert-pickle），或获取 safetensors 格式的模型；什么也没有导入。</translation>
    </message>
    <message>
        <source>“{file}” couldn&apos;t be converted: it is damaged, in an old format, or needs more memory or time than it should. Nothing was imported; get the model as safetensors.</source>
        <translation>无法转换“{file}”：它已损坏、格式过旧，或需要过多的内存或时间。什么也没有导入；请获取 safetensors 格式的模型。</translation>
    </message>
    <message>
        <source>The image engine stopped unexpectedly and was restarted. Finished pictures are kept.</source>
        <translation>图像引擎意外停止，已重新启动。已完成的图片都已保留。</translation>
    </message>
    <message>
        <source>The image engine couldn&apos;t be started, so the queue is paused. Your pictures and the queue are kept. Restart SD Studio, or reinstall it if that doesn&apos;t help.</source>
        <translation>图像引擎无法启动，队列已暂停。您的图片和队列都已保留。请重新启动 SD Studio；若仍无效，请重新安装。</translation>
    </message>
    <message>
        <source>Something went wrong while making this picture: {detail}. Finished pictures are kept; try again, or try other settings.</source>
        <translation>生成这张图片时出了问题：{detail}。已完成的图片都已保留；请重试，或换用其他设置。</translation>
    </message>
    <message>
        <source>The image engine stopped unexpectedly. Finished pictures are kept; try again, or try a smaller size.</source>
        <translation>图像引擎意外停止。已完成的图片都已保留；请重试，或换用较小的尺寸。</translation>
    </message>
    <message>
        <source>The model couldn&apos;t make a usable picture with these settings, even at higher precision. Finished pictures are kept; try another size or lower Guidance (CFG).</source>
        <translation>用这些设置，即使提高精度，模型也无法生成可用的图片。已完成的图片都已保留；请换一个尺寸，或降低引导强度（CFG）。</translation>
    </message>
    <message>
        <source>SD Studio isn&apos;t allowed to write to {folder}, so nothing was changed there. Allow writing to the folder and try again.</source>
        <translation>SD Studio 无权写入 {folder}，因此那里没有任何改动。请允许写入该文件夹后重试。</translation>
    </message>
    <message>
        <source>SD Studio couldn&apos;t write to {folder} ({detail}), so nothing was changed there. Try again once the folder is available.</source>
        <translation>SD Studio 无法写入 {folder}（{detail}），因此那里没有任何改动。请在该文件夹可用后重试。</translation>
    </message>
    <message>
        <source>The picture couldn&apos;t be saved in {folder}: {cause}. It is kept in memory and the queue is paused. Save it elsewhere, or fix the problem and try again.</source>
        <translation>图片无法保存到 {folder}：{cause}。它保留在内存中，队列已暂停。请保存到别处，或排除问题后重试。</translation>
    </message>
    <message>
        <source>The library in {folder} was made by a newer version of SD Studio and was left unchanged. Install the newest version, or choose another folder for the library.</source>
        <translation>{folder} 中的图库由更新版本的 SD Studio 创建，未作任何改动。请安装最新版本，或为图库选择其他文件夹。</translation>
    </message>
    <message>
        <source>The model “{model}” doesn&apos;t support “{mode}”. Choose a model that does, or another mode. Nothing was started.</source>
        <translation>模型“{model}”不支持“{mode}”。请选择支持的模型，或换一种模式。没有开始任何任务。</translation>
    </message>
    <message>
        <source>The library in {folder} is already open in another SD Studio. Use that window.</source>
        <translation>{folder} 中的图库已在另一个 SD Studio 中打开。请使用那个窗口。</translation>
    </message>
    <message>
        <source>The settings couldn&apos;t be read, so SD Studio uses the defaults. The old file is kept as {kept_as}.</source>
        <translation>无法读取设置，SD Studio 使用默认设置。旧文件保留为 {kept_as}。</translation>
    </message>
    <message>
        <source>The settings couldn&apos;t be saved in {folder}. They apply until you close SD Studio. Check the free space and the folder&apos;s permissions.</source>
        <translation>设置无法保存到 {folder}。它们在 SD Studio 关闭前有效；请检查可用空间和该文件夹的权限。</translation>
    </message>
    <message>
        <source>“{file}” doesn&apos;t end in .png. Pictures are saved as PNG files, which record how they were made. Choose a name that ends in .png; nothing was started.</source>
        <translation>“{file}”不以 .png 结尾。图片保存为 PNG 文件，其中记录生成方式。请使用以 .png 结尾的名称；没有开始任何任务。</translation>
    </message>
    <message>
        <source>There is no display to open a window on. Start SD Studio in a graphical session, or make pictures without a window: {command} generate &quot;a red fish&quot; --out fish.png</source>
        <translation>没有可以打开窗口的屏幕。请在图形会话中启动 SD Studio，或不用窗口生成图片：{command} generate &quot;a red fish&quot; --out fish.png</translation>
    </message>
    <message>
        <source>The window can&apos;t open because the system library {library} is missing. On Debian or Ubuntu, run: sudo apt install {packages}. Or make pictures without a window: {command} generate &quot;a red fish&quot; --out fish.png</source>
        <translation>窗口无法打开，因为缺少系统库 {library}。在 Debian 或 Ubuntu 上，请运行：sudo apt install {packages}。或不用窗口生成图片：{command} generate &quot;a red fish&quot; --out fish.png</translation>
    </message>
    <message>
        <source>{name} is {value} characters long, but must be at most {limit}. Nothing was started.</source>
        <translation>{name}有 {value} 个字符，但最多只能有 {limit} 个。没有开始任何任务。</translation>
    </message>
    <message>
        <source>The image engine couldn&apos;t be started, so nothing was made. Try again, or reinstall SD Studio if that doesn&apos;t help.</source>
        <translation>图像引擎无法启动，因此没有生成任何图片。请重试；如果仍然不行，请重新安装 SD Studio。</translation>
    </message>
    <message>
        <source>“{value}” isn&apos;t a valid value for {name}. Choose one of: {known}.</source>
        <translation>{name} 不能用“{value}”。可选：{known}。</translation>
    </message>
    <message>
        <source>“{value}” isn&apos;t a valid value for {name}. Did you mean {nearest}?</source>
        <translation>{name} 不能用“{value}”。您要用的是 {nearest} 吗？</translation>
    </message>
    <message>
        <source>“{value}” was not expected here. Put text that contains spaces in quotation marks; see: {command} --help</source>
        <translation>这里不应有“{value}”。请给含有空格的文字加上引号；参见：{command} --help</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be used as a file name here ({detail}). Choose another one; nothing was started.</source>
        <translation>“{file}”在这里不能用作文件名（{detail}）。请换一个；没有开始任何任务。</translation>
    </message>
    <message>
        <source>The picture couldn&apos;t be saved as {asked} ({cause}). It was saved as {file} instead.</source>
        <translation>图片无法保存为 {asked}（{cause}），已改存为 {file}。</translation>
    </message>
    <message>
        <source>The folder “{folder}” doesn&apos;t exist. Create it or choose another one; nothing was started.</source>
        <translation>文件夹“{folder}”不存在。请先创建它，或选择另一个；没有开始任何任务。</translation>
    </message>
    <message>
        <source>The output couldn&apos;t be written ({detail}), so the command stopped. Pictures finished so far are kept.</source>
        <translation>无法写出输出（{detail}），命令因此停止。已完成的图片都已保留。</translation>
    </message>
    <message>
        <source>“{model}” is incomplete. Tensors missing from its {part} ({count}): {found}. Copy or download the model again.</source>
        <translation>“{model}”不完整。它的 {part} 缺少张量（{count} 个）：{found}。请重新复制或下载该模型。</translation>
    </message>
    <message>
        <source>“{model}” can&apos;t be used: in its {part}, {found} is {shape} instead of {needed}, so its network doesn&apos;t match its configuration.</source>
        <translation>“{model}”无法使用：它的 {part} 中 {found} 的形状是 {shape}，而不是 {needed}，因此其网络结构与配置不符。</translation>
    </message>
    <message>
        <source>“{file}” is a short text, not a model: “{found}” If it was downloaded, this may be the server&apos;s answer; download the file again.</source>
        <translation>“{file}”是一小段文字，不是模型：“{found}”如果它是下载来的，这可能是服务器的回复；请重新下载该文件。</translation>
    </message>
    <message>
        <source>“{adapter}” was not opened: it is a pickle file, which could run hidden code. Import an embedding to have it converted, or get a LoRA as safetensors.</source>
        <translation>未打开“{adapter}”：它是 pickle 文件，可能运行隐藏代码。如果是嵌入，导入时会自动转换；如果是 LoRA，请获取 safetensors 格式。</translation>
    </message>
    <message>
        <source>“{file}” is a whole model in one file, which has to be added once: sdstudio models add &quot;{path}&quot; {option}. Then use it by its name.</source>
        <translation>“{file}”是单个文件中的完整模型，需要先添加一次：sdstudio models add &quot;{path}&quot; {option}。之后即可用名称使用它。</translation>
    </message>
    <message>
        <source>“{file}” contains the UNet weights only as the moving average (EMA) kept during training. Get the version that is meant for making pictures, often called “pruned” or “emaonly”.</source>
        <translation>“{file}”里的 UNet 权重只有训练时保存的滑动平均值（EMA）。请获取用于生成图片的版本，通常名为“pruned”或“emaonly”。</translation>
    </message>
    <message>
        <source>The library&apos;s index was damaged, so it was rebuilt. No picture file was touched. Pictures read again from their files: {rebuilt}. Pictures that could not be read: {pictures}. Queue entries that were lost: {jobs}. Comparison grids that were lost: {grids}. The damaged index is kept as {kept_as}.</source>
        <translation>图库的索引已损坏，因此已重建。图片文件均未改动。从文件重新读取的图片：{rebuilt}。无法读取的图片：{pictures}。丢失的队列条目：{jobs}。丢失的对比网格图：{grids}。损坏的索引保留为 {kept_as}。</translation>
    </message>
    <message>
        <source>Some entries in the library&apos;s index were damaged. No picture file was touched. Pictures read again from their files: {rebuilt}. Pictures that could not be read: {pictures}. Queue entries that could not be read: {jobs}. Comparison grids that could not be read: {grids}.</source>
        <translation>图库索引中有些条目已损坏。图片文件均未改动。从文件重新读取的图片：{rebuilt}。无法读取的图片：{pictures}。无法读取的队列条目：{jobs}。无法读取的对比网格图：{grids}。</translation>
    </message>
    <message>
        <source>The image engine stopped unexpectedly while looking for objects with {model}. Your masks are not affected.</source>
        <translation>用 {model} 查找物体时，图像引擎意外停止。您的蒙版不受影响。</translation>
    </message>
    <message>
        <source>SD Studio couldn&apos;t find out whether there is a newer version, because there was no answer. Check the internet connection and try again.</source>
        <translation>没有得到答复，因此 SD Studio 无法得知是否有新版本。请检查网络连接，然后重试。</translation>
    </message>
    <message>
        <source>The answer didn&apos;t come from the makers of SD Studio, so it was ignored. Some networks answer everything with a page of their own until you log in there.</source>
        <translation>收到的答复并非来自 SD Studio 的开发者，已忽略。有些网络在登录之前，对任何请求都只返回自己的页面。</translation>
    </message>
    <message>
        <source>The answer was older than one that SD Studio has received before, so it was ignored. Try again later or on another network.</source>
        <translation>收到的答复比 SD Studio 以前收到的更旧，已忽略。请稍后重试，或换一个网络。</translation>
    </message>
    <message>
        <source>The list of graphics packs in {file} can&apos;t be read ({detail}), so pictures are made on the processor. Reinstall SD Studio.</source>
        <translation>无法读取 {file} 中的显卡包列表（{detail}），因此由处理器生成图片。请重新安装 SD Studio。</translation>
    </message>
    <message>
        <source>No graphics card from NVIDIA, AMD, Intel or Apple was found, so pictures are made on the processor.</source>
        <translation>未检测到 NVIDIA、AMD、Intel 或 Apple 的显卡，因此由处理器生成图片。</translation>
    </message>
    <message>
        <source>Apple&apos;s graphics processor is used without a pack. There is nothing to set up.</source>
        <translation>Apple 的图形处理器无需显卡包即可使用，不需要任何设置。</translation>
    </message>
    <message>
        <source>This version of SD Studio has no pack for {card} on this system, so pictures are made on the processor.</source>
        <translation>此版本的 SD Studio 没有适用于此系统上 {card} 的显卡包，因此由处理器生成图片。</translation>
    </message>
    <message>
        <source>{card} is too old for {pack}, so pictures are made on the processor.</source>
        <translation>{card} 太旧，不支持 {pack}，因此由处理器生成图片。</translation>
    </message>
    <message>
        <source>{card} needs its manufacturer&apos;s driver, version {needed} or newer, and none is running. Install the driver, restart the computer, and come back here.</source>
        <translation>{card} 需要厂商的驱动程序（{needed} 或更高版本），但当前没有运行任何驱动。请安装驱动，重启电脑，然后回到这里。</translation>
    </message>
    <message>
        <source>{card} has driver {found}, but {pack} needs {needed} or newer. Update the driver, restart the computer, and come back here.</source>
        <translation>{card} 的驱动版本是 {found}，但 {pack} 需要 {needed} 或更高版本。请更新驱动，重启电脑，然后回到这里。</translation>
    </message>
    <message>
        <source>There is no graphics pack “{pack}”. Choose one of: {known}.</source>
        <translation>没有显卡包“{pack}”。请选择：{known}。</translation>
    </message>
    <message>
        <source>{pack} is for {system}, so it can&apos;t be installed on this computer. Nothing was changed.</source>
        <translation>{pack} 适用于 {system}，无法安装在此电脑上。没有任何改动。</translation>
    </message>
    <message>
        <source>The graphics pack “{pack}” isn&apos;t installed. Nothing was changed.</source>
        <translation>显卡包“{pack}”未安装。没有任何改动。</translation>
    </message>
    <message>
        <source>The installed pack {pack} (PyTorch {torch}) is for another version of SD Studio, so it isn&apos;t used. Remove it; if there is a new pack, it will then be offered.</source>
        <translation>已安装的 {pack}（PyTorch {torch}）适用于其他版本的 SD Studio，因此不会使用。请将其移除；如果有新的显卡包，届时会提供下载。</translation>
    </message>
    <message>
        <source>{file} in {pack} can&apos;t be unpacked, so the pack was not installed. Cancel the download and start it again; if that doesn&apos;t help, report it.</source>
        <translation>无法解压 {pack} 中的 {file}，因此未安装显卡包。请取消下载并重新开始；如果仍不行，请报告此问题。</translation>
    </message>
    <message>
        <source>“{file}” isn&apos;t a graphics pack that SD Studio exported. Nothing was changed.</source>
        <translation>“{file}”不是 SD Studio 导出的显卡包。没有任何改动。</translation>
    </message>
    <message>
        <source>The pack in “{file}” is damaged or incomplete, so it was not installed. Export or copy it again.</source>
        <translation>“{file}”中的显卡包已损坏或不完整，因此未安装。请重新导出或复制。</translation>
    </message>
    <message>
        <source>The pack {pack} in “{file}” is for another version of SD Studio or another system, so it was not installed. Export it again with the version that this computer has.</source>
        <translation>“{file}”中的 {pack} 适用于其他版本的 SD Studio 或其他系统，因此未安装。请用与此电脑相同的版本重新导出。</translation>
    </message>
    <message>
        <source>{pack} couldn&apos;t be loaded ({detail}), so pictures are made on the processor. Try again, or remove the pack.</source>
        <translation>无法加载 {pack}（{detail}），因此由处理器生成图片。请重试，或移除显卡包。</translation>
    </message>
    <message>
        <source>{pack} crashed while it was being tested, so pictures are made on the processor. Update the card&apos;s driver and try again, or remove the pack.</source>
        <translation>{pack} 在测试时崩溃，因此由处理器生成图片。请更新显卡驱动后重试，或移除显卡包。</translation>
    </message>
    <message>
        <source>{pack} had not finished its test after {seconds} seconds, so pictures are made on the processor. Restart the computer and try again, or remove the pack.</source>
        <translation>{pack} 在 {seconds} 秒后仍未完成测试，因此由处理器生成图片。请重启电脑后重试，或移除显卡包。</translation>
    </message>
    <message>
        <source>{pack} found no graphics card that it can use, so pictures are made on the processor. Update the card&apos;s driver and try again, or remove the pack.</source>
        <translation>{pack} 没有找到可用的显卡，因此由处理器生成图片。请更新显卡驱动后重试，或移除显卡包。</translation>
    </message>
    <message>
        <source>{card} computed wrong results with {pack} ({detail}), so pictures are made on the processor. Update the card&apos;s driver and try again, or remove the pack.</source>
        <translation>{card} 使用 {pack} 时计算结果有误（{detail}），因此由处理器生成图片。请更新显卡驱动后重试，或移除显卡包。</translation>
    </message>
    <message>
        <source>The image engine stopped working with {pack}, so pictures are made on the processor now. Nothing was lost. You can try the graphics card again.</source>
        <translation>图像引擎使用 {pack} 时停止工作，因此现在由处理器生成图片。没有丢失任何内容。您可以再次尝试使用显卡。</translation>
    </message>
    <message>
        <source>{name} has no effect with “{model}”. Leave it out, or choose another model. Nothing was started.</source>
        <translation>{name}对模型“{model}”不起作用。请去掉该设置，或选择其他模型。没有开始任何任务。</translation>
    </message>
    <message>
        <source>{sampler} doesn&apos;t suit “{model}”, which was trained to start from pure noise (zero terminal SNR). Choose {other}, which is nearest to it. Nothing was started.</source>
        <translation>{sampler} 不适合“{model}”：该模型训练时从纯噪声开始（零终端信噪比）。请选择与之最接近的 {other}。没有开始任何任务。</translation>
    </message>
    <message>
        <source>“{adapter}” can&apos;t be used: it is made with {method}, which SD Studio doesn&apos;t support. Get a version made as LoRA, LoHa, LoKr or DoRA.</source>
        <translation>“{adapter}”无法使用：它采用 {method} 方式制作，SD Studio 不支持。请获取 LoRA、LoHa、LoKr 或 DoRA 版本。</translation>
    </message>
    <message>
        <source>“{adapter}” was made for {found}, but “{model}” is a {family} model. Choose a model for {found}, or remove “{adapter}”.</source>
        <translation>“{adapter}”是为 {found} 制作的，而“{model}”是 {family} 模型。请选择 {found} 的模型，或移除“{adapter}”。</translation>
    </message>
    <message>
        <source>No LoRA for few steps that fits “{model}” is installed. Add one, such as LCM or Hyper-SD, or leave the option out; nothing was started.</source>
        <translation>没有安装与“{model}”相配的少步数 LoRA。请添加一个（例如 LCM 或 Hyper-SD），或去掉该选项；尚未开始任何任务。</translation>
    </message>
    <message>
        <source>The ControlNet “{control}” isn&apos;t installed, so the job can&apos;t run. Import its file again or remove it from the settings; finished pictures are kept.</source>
        <translation>未安装 ControlNet“{control}”，因此任务无法运行。请重新导入其文件，或将其从设置中移除；已完成的图片会保留。</translation>
    </message>
    <message>
        <source>The ControlNet “{control}” doesn&apos;t fit the model “{model}”: it was made for a different architecture. Choose another ControlNet or model.</source>
        <translation>ControlNet“{control}”不适合模型“{model}”：它是为另一种架构制作的。请选择其他 ControlNet 或模型。</translation>
    </message>
    <message>
        <source>The ControlNet “{control}” was made for {found}, but the model “{model}” is {family}. Choose a ControlNet for {family}, or another model.</source>
        <translation>ControlNet“{control}”是为 {found} 制作的，而模型“{model}”属于 {family}。请选择适用于 {family} 的 ControlNet，或换用其他模型。</translation>
    </message>
    <message>
        <source>The ControlNet “{control}” ({hint}) has no hint picture. Add one, or remove the ControlNet.</source>
        <translation>ControlNet“{control}”（{hint}）没有提示图。请添加一张，或移除该 ControlNet。</translation>
    </message>
    <message>
        <source>The ControlNet “{control}” ({hint}) has no hint picture, and this mode doesn&apos;t start from a picture that it could use. Add one, or remove the ControlNet.</source>
        <translation>ControlNet“{control}”（{hint}）没有提示图，而当前模式也没有可供它使用的输入图片。请添加一张，或移除该 ControlNet。</translation>
    </message>
    <message>
        <source>The ControlNet “{control}” ({hint}) only works where a mask is used. Choose the mode Inpaint, or remove the ControlNet.</source>
        <translation>ControlNet“{control}”（{hint}）仅在使用蒙版时有效。请选择“局部重绘”模式，或移除该 ControlNet。</translation>
    </message>
    <message>
        <source>Several installed ControlNets could be used for “{hint}”: {known}. Name one with model=…, after a comma.</source>
        <translation>有多个已安装的 ControlNet 可用于“{hint}”：{known}。请在逗号后用 model=… 指定一个。</translation>
    </message>
    <message>
        <source>The ControlNet “{control}” wasn&apos;t trained for “{hint}”. Choose another kind of hint, or another ControlNet.</source>
        <translation>ControlNet“{control}”未针对“{hint}”训练。请选择其他提示图类型，或其他 ControlNet。</translation>
    </message>
    <message>
        <source>The hint of a ControlNet</source>
        <translation>ControlNet 的提示图</translation>
    </message>
    <message>
        <source>Following edges, depth or a pose needs a ControlNet, and none that fits this model is installed. Download or import one under “Manage models…”.</source>
        <translation>要让画面遵循边缘、深度或姿势，需要 ControlNet，但尚未安装适合此模型的 ControlNet。请在“管理模型…”中下载或导入一个。</translation>
    </message>
    <message>
        <source>“{adapter}” could be any of several installed LoRAs: {known}. Write the name exactly, or give the path of the file.</source>
        <translation>“{adapter}”可能是多个已安装的 LoRA 中的任何一个：{known}。请写出准确的名称，或给出文件路径。</translation>
    </message>
    <message>
        <source>The file of the wildcard “{wildcard}” is no longer there, or can&apos;t be read. Nothing was changed.</source>
        <translation>通配符“{wildcard}”的文件已不存在，或无法读取。没有任何更改。</translation>
    </message>
    <message>
        <source>“{wildcard}” is {size}, but a wildcard file can have at most {limit}. Split it into several files; nothing was changed.</source>
        <translation>“{wildcard}”大小为 {size}，而通配符文件最大为 {limit}。请拆分成多个文件。没有任何更改。</translation>
    </message>
    <message>
        <source>“{wildcard}” isn&apos;t a text file. Wildcards are plain text with one entry on each line; nothing was changed.</source>
        <translation>“{wildcard}”不是文本文件。通配符是纯文本，每行一项。没有任何更改。</translation>
    </message>
    <message>
        <source>“{wildcard}” can&apos;t be the name of a wildcard. Use letters, digits, spaces and hyphens, and / for folders, such as animals/cats; nothing was changed.</source>
        <translation>“{wildcard}”不能用作通配符的名称。请使用文字、数字、空格和连字符，用 / 表示文件夹，例如 animals/cats。没有任何更改。</translation>
    </message>
    <message>
        <source>Another program has changed “{wildcard}” in the meantime. Your version is still here: save again to replace the other one.</source>
        <translation>在此期间，另一个程序更改了“{wildcard}”。您的版本还在这里：再次保存即可替换对方的版本。</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be read ({detail}). Nothing was imported.</source>
        <translation>无法读取“{file}”（{detail}）。没有导入任何内容。</translation>
    </message>
    <message>
        <source>“{file}” is too large for a collection of styles: at most {size} and {limit} styles can be imported at a time. Nothing was imported.</source>
        <translation>“{file}”作为风格合集太大了：一次最多导入 {size}、{limit} 个风格。没有导入任何内容。</translation>
    </message>
    <message>
        <source>“{file}” isn&apos;t encoded as UTF-8. Save it as UTF-8 (“CSV UTF-8” in Excel) and import it again. Nothing was imported.</source>
        <translation>“{file}”不是 UTF-8 编码。请另存为 UTF-8（Excel 中选“CSV UTF-8”）后重新导入。没有导入任何内容。</translation>
    </message>
    <message>
        <source>“{file}” was exported by a newer version of SD Studio. Update SD Studio to import it. Nothing was imported.</source>
        <translation>“{file}”由更新版本的 SD Studio 导出。请更新 SD Studio 后再导入。没有导入任何内容。</translation>
    </message>
    <message>
        <source>“{file}” contains no styles. SD Studio reads its own JSON, that of Fooocus and InvokeAI, and the styles.csv of A1111. Nothing was imported.</source>
        <translation>“{file}”中没有风格。SD Studio 可以读取自己的 JSON、Fooocus 和 InvokeAI 的 JSON，以及 A1111 的 styles.csv。没有导入任何内容。</translation>
    </message>
    <message>
        <source>Your own styles couldn&apos;t be read. The damaged file is kept as {kept_as}; the styles that ship with SD Studio are still there.</source>
        <translation>无法读取您自己的风格。损坏的文件保留为 {kept_as}；SD Studio 自带的风格仍可使用。</translation>
    </message>
    <message>
        <source>A picture can have at most {limit} styles, and {value} are chosen. Remove some. Nothing was started.</source>
        <translation>一张图片最多使用 {limit} 个风格，现在选了 {value} 个。请去掉一些。没有开始生成。</translation>
    </message>
    <message>
        <source>You have no styles of your own yet. Name styles with --style, or import some first. Nothing was written.</source>
        <translation>您还没有自己的风格。请用 --style 指定风格，或先导入一些。没有写入任何内容。</translation>
    </message>
    <message>
        <source>A style needs a name. Type one and save it again.</source>
        <translation>风格需要名称。请输入名称后再保存。</translation>
    </message>
    <message>
        <source>A style needs words for the prompt or the negative prompt. Type some and save it again.</source>
        <translation>风格需要提示词或负面提示词。请输入后再保存。</translation>
    </message>
    <message>
        <source>“{file}” was exported by a newer version of SD Studio. Update SD Studio to import its presets. Nothing was imported.</source>
        <translation>“{file}”由更新版本的 SD Studio 导出。请更新 SD Studio 后再导入其中的预设。没有导入任何内容。</translation>
    </message>
    <message>
        <source>Your presets couldn&apos;t be read. The damaged file is kept as {kept_as}; models use their own defaults.</source>
        <translation>无法读取您的预设。损坏的文件保留为 {kept_as}；各模型使用自己的默认值。</translation>
    </message>
    <message>
        <source>A preset needs a name. Type one and save it again.</source>
        <translation>预设需要名称。请输入名称后再保存。</translation>
    </message>
    <message>
        <source>“{model}” can&apos;t be used: it isn&apos;t built like any model that SD Studio can run ({found}). Supported model families: {families}.</source>
        <translation>“{model}”无法使用：它的结构与 SD Studio 能运行的模型都不同（{found}）。支持的模型系列：{families}。</translation>
    </message>
    <message>
        <source>The brace in “{text}” is never closed. Add a }}, or write \{{ for an ordinary brace.</source>
        <translation>“{text}”中的花括号没有闭合。请补上 }}；如果只是普通花括号，请写成 \{{。</translation>
    </message>
    <message>
        <source>Braces can be nested up to {limit} deep, but those in “{text}” are nested deeper.</source>
        <translation>花括号最多可以嵌套 {limit} 层，但“{text}”中的嵌套更深。</translation>
    </message>
    <message>
        <source>What this dynamic prompt stands for is longer than {limit} characters, or nested too deep. Use fewer wildcards and variables within each other.</source>
        <translation>这个动态提示词展开后超过 {limit} 个字符，或者嵌套过深。请减少相互嵌套的通配符和变量。</translation>
    </message>
    <message>
        <source>The variable “{variable}” has no value here. Write, for example, ${{{variable}=red}} before it is used.</source>
        <translation>变量“{variable}”在这里没有值。请在使用之前写上，例如 ${{{variable}=red}}。</translation>
    </message>
    <message>
        <source>The variable “{variable}” contains itself. Change its value.</source>
        <translation>变量“{variable}”包含了它自己。请修改它的值。</translation>
    </message>
    <message>
        <source>There is no wildcard “{wildcard}”. Check its name, or add it under Wildcards.</source>
        <translation>没有名为“{wildcard}”的通配符。请检查名称，或在“通配符”中添加。</translation>
    </message>
    <message>
        <source>The wildcard “{wildcard}” has no lines. Add some under Wildcards.</source>
        <translation>通配符“{wildcard}”没有任何内容。请在“通配符”中添加几行。</translation>
    </message>
    <message>
        <source>These wildcards contain each other: {wildcards}. Change one of them.</source>
        <translation>这些通配符互相包含：{wildcards}。请修改其中一个。</translation>
    </message>
    <message>
        <source>There is already a wildcard “{wildcard}”. Choose another name; nothing was changed.</source>
        <translation>已有名为“{wildcard}”的通配符。请换一个名称。没有任何更改。</translation>
    </message>
    <message>
        <source>This dynamic prompt has more than {limit} combinations, the most that can be queued at once. Remove some options, or choose Random or In turn.</source>
        <translation>这个动态提示词的组合超过 {limit} 个，而一次最多只能排入这么多。请减少选项，或选择“随机”或“依次”。</translation>
    </message>
    <message>
        <source>“{file}” is a saved web page, not a style file. Download the file itself. Nothing was imported.</source>
        <translation>“{file}”是保存下来的网页，不是风格文件。请下载文件本身。没有导入任何内容。</translation>
    </message>
    <message>
        <source>“{file}” is damaged or isn&apos;t a style file (JSON or CSV). Nothing was imported.</source>
        <translation>“{file}”已损坏，或者不是风格文件（JSON 或 CSV）。没有导入任何内容。</translation>
    </message>
    <message>
        <source>There is no style “{value}”. Run “sdstudio styles list” to see the available styles.</source>
        <translation>没有名为“{value}”的风格。运行“sdstudio styles list”可查看现有的风格。</translation>
    </message>
    <message>
        <source>“{file}” is damaged or isn&apos;t a preset file from SD Studio. Nothing was imported.</source>
        <translation>“{file}”已损坏，或者不是 SD Studio 的预设文件。没有导入任何内容。</translation>
    </message>
    <message>
        <source>A preset must include something. Select what it should include and save it again.</source>
        <translation>预设至少要包含一项。请勾选要包含的内容后再保存。</translation>
    </message>
    <message>
        <source>{name} needs {file} with a file outside the pictures folder: pictures in that folder always say everything, so that the library can be rebuilt from them. Choose another file; nothing was started.</source>
        <translation>{name} 需要配合 {file} 使用，且文件须在图片文件夹之外：该文件夹中的图片始终保留全部信息，以便由它们重建图库。请另选一个文件；尚未开始任何操作。</translation>
    </message>
    <message>
        <source>Pictures can&apos;t be signed, because {package} isn&apos;t installed. Install it with “pip install {package}”, or turn signing off in the settings. No unsigned copy was written.</source>
        <translation>无法为图片签名，因为未安装 {package}。请用“pip install {package}”安装，或在设置中关闭签名。未写入任何未签名的副本。</translation>
    </message>
    <message>
        <source>Pictures can&apos;t be signed until a certificate and its private key are chosen under Settings → Content Credentials. No unsigned copy was written.</source>
        <translation>请先在“设置 → 内容凭证”中选择证书及其私钥，然后才能为图片签名。未写入任何未签名的副本。</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be read as a certificate. Choose a PEM file that begins with your certificate, or turn signing off in the settings. No unsigned copy was written.</source>
        <translation>无法将“{file}”作为证书读取。请选择以您的证书开头的 PEM 文件，或在设置中关闭签名。未写入任何未签名的副本。</translation>
    </message>
    <message>
        <source>The certificate in “{file}” is valid from {begin} to {end} only. Choose one that is valid now, or turn signing off in the settings. No unsigned copy was written.</source>
        <translation>“{file}”中的证书仅在 {begin} 至 {end} 期间有效。请选择当前有效的证书，或在设置中关闭签名。未写入任何未签名的副本。</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be read as a private key. Choose the PEM file with the key of your certificate, or turn signing off in the settings. No unsigned copy was written.</source>
        <translation>无法将“{file}”作为私钥读取。请选择包含证书私钥的 PEM 文件，或在设置中关闭签名。未写入任何未签名的副本。</translation>
    </message>
    <message>
        <source>Content Credentials can&apos;t be signed with this kind of key. Use a certificate with an EC key (P-256, P-384 or P-521), Ed25519 or RSA of at least 2048 bits. No unsigned copy was written.</source>
        <translation>这种密钥不能用于签署内容凭证。请使用 EC 密钥（P-256、P-384 或 P-521）、Ed25519 或至少 2048 位 RSA 密钥的证书。未写入任何未签名的副本。</translation>
    </message>
    <message>
        <source>The private key in “{file}” doesn&apos;t belong to the certificate. Choose the key that the certificate was made for. No unsigned copy was written.</source>
        <translation>“{file}”中的私钥与证书不匹配。请选择该证书对应的私钥。未写入任何未签名的副本。</translation>
    </message>
    <message>
        <source>The passphrase of “{file}” is missing or wrong. Enter it under Settings → Content Credentials. No unsigned copy was written.</source>
        <translation>“{file}”的密码缺失或有误。请在“设置 → 内容凭证”中输入。未写入任何未签名的副本。</translation>
    </message>
    <message>
        <source>The copy couldn&apos;t be signed: {detail}. Check the certificate, or turn signing off in the settings. No unsigned copy was written.</source>
        <translation>无法为副本签名：{detail}。请检查证书，或在设置中关闭签名。未写入任何未签名的副本。</translation>
    </message>
    <message>
        <source>“{folder}” contains no images, so there is nothing to enlarge. Choose another folder.</source>
        <translation>“{folder}”中没有图像，没有可放大的内容。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The upscaler “{upscaler}” isn&apos;t installed, so the job can&apos;t run. Install it again, or choose another one; finished pictures are kept.</source>
        <translation>放大模型“{upscaler}”未安装，任务无法运行。请重新安装，或选择其他放大模型；已完成的图片都已保留。</translation>
    </message>
    <message>
        <source>Several upscalers are installed: {known}. Name one with --upscaler.</source>
        <translation>安装了多个放大模型：{known}。请用 --upscaler 指定一个。</translation>
    </message>
    <message>
        <source>Enlarging a picture needs an upscaler, such as an ESRGAN model, and none is installed. Download or import one under “Manage models…”.</source>
        <translation>放大图片需要放大模型（例如 ESRGAN），但尚未安装。请在“管理模型…”中下载或导入。</translation>
    </message>
    <message>
        <source>The translation model “{model}” is damaged, so only words of the glossary are translated. Verify or import it again under “Manage models…”.</source>
        <translation>翻译模型“{model}”已损坏，目前只翻译词汇表里的词。请在“管理模型…”中校验或重新导入它。</translation>
    </message>
    <message>
        <source>The translation model “{model}” stopped unexpectedly, so only words of the glossary are translated. It is started again when you change the prompt.</source>
        <translation>翻译模型“{model}”意外停止，目前只翻译词汇表里的词。修改提示词后会再次启动它。</translation>
    </message>
    <message>
        <source>“{model}” needs CTranslate2 and SentencePiece, which are not installed, so only words of the glossary are translated. Install them with “pip install ctranslate2 sentencepiece”.</source>
        <translation>“{model}”需要 CTranslate2 和 SentencePiece，但它们没有安装，目前只翻译词汇表里的词。请用“pip install ctranslate2 sentencepiece”安装。</translation>
    </message>
    <message>
        <source>“{model}” can&apos;t be used: it translates {found}. SD Studio needs a model that translates into English, from a language that isn&apos;t written in Latin letters.</source>
        <translation>“{model}”无法使用：它的翻译方向是 {found}。SD Studio 需要把非拉丁字母书写的语言翻译成英文的模型。</translation>
    </message>
    <message>
        <source>“{file}” is too large, damaged, or isn&apos;t a snippet file from SD Studio. Nothing was imported.</source>
        <translation>“{file}”过大、已损坏，或不是 SD Studio 的片段文件。未导入任何内容。</translation>
    </message>
    <message>
        <source>“{file}” was exported by a newer version of SD Studio. Update SD Studio to import its snippets. Nothing was imported.</source>
        <translation>“{file}”由更新版本的 SD Studio 导出。请更新 SD Studio 后再导入其中的片段。未导入任何内容。</translation>
    </message>
    <message>
        <source>Your snippets couldn&apos;t be read. The damaged file is kept as {kept_as}.</source>
        <translation>无法读取您的片段。损坏的文件已保留为 {kept_as}。</translation>
    </message>
    <message>
        <source>A snippet needs a name. Type one and save it again.</source>
        <translation>片段需要名称。请键入名称后再保存。</translation>
    </message>
    <message>
        <source>A snippet needs words. Type some and save it again.</source>
        <translation>片段需要文字。请键入文字后再保存。</translation>
    </message>
    <message>
        <source>“{file}” contains no tags. A tag list is a CSV file with a tag at the beginning of each line, and optionally its category, count and aliases. Nothing was imported.</source>
        <translation>“{file}”中没有标签。标签列表是 CSV 文件，每行开头是一个标签，之后可以有类别、次数和别名。未导入任何内容。</translation>
    </message>
    <message>
        <source>“{file}” is too large for a tag list: at most {size} and {limit} tags can be imported. Nothing was imported.</source>
        <translation>“{file}”作为标签列表过大：最多可导入 {size}、{limit} 个标签。未导入任何内容。</translation>
    </message>
    <message>
        <source>There is no tag list “{value}”. Nothing was removed.</source>
        <translation>没有标签列表“{value}”。未移除任何内容。</translation>
    </message>
    <message>
        <source>There is no preset “{value}”. Your presets: {known}.</source>
        <translation>没有名为“{value}”的预设。您的预设：{known}。</translation>
    </message>
    <message>
        <source>There is no preset “{value}”, since you have none yet. Save your settings as one in the window first.</source>
        <translation>没有名为“{value}”的预设：您还没有任何预设。请先在窗口中将设置保存为预设。</translation>
    </message>
    <message>
        <source>There are no wildcards in “{wildcard}”. A YAML file of wildcards has lists below names. Nothing was imported.</source>
        <translation>“{wildcard}”中没有通配符。通配符的 YAML 文件在名称下列出各项。没有导入任何内容。</translation>
    </message>
    <message>
        <source>The image engine stopped unexpectedly while describing a picture with {model}. What was written before is kept; verify the model under “Manage models…”.</source>
        <translation>用 {model} 描述图片时，图像引擎意外停止。之前写好的内容已保留；请在“管理模型…”中校验该模型。</translation>
    </message>
    <message>
        <source>Describing a picture needs a captioning model, and none is installed. Import one under “Manage models…”, such as BLIP (990 MB): the file pytorch_model.bin from huggingface.co/Salesforce/blip-image-captioning-base.</source>
        <translation>描述图片需要图片描述模型，但尚未安装。请在“管理模型…”中导入一个，例如 BLIP（990 MB）：huggingface.co/Salesforce/blip-image-captioning-base 中的文件 pytorch_model.bin。</translation>
    </message>
    <message>
        <source>“{file}” is too large, damaged, or isn&apos;t a shortcut file from SD Studio. Nothing was imported.</source>
        <translation>“{file}”过大、已损坏，或不是 SD Studio 的快捷键文件。未导入任何内容。</translation>
    </message>
    <message>
        <source>“{file}” was exported by a newer version of SD Studio. Update SD Studio to import its shortcuts. Nothing was imported.</source>
        <translation>“{file}”由较新版本的 SD Studio 导出。请更新 SD Studio 以导入其中的快捷键。未导入任何内容。</translation>
    </message>
    <message>
        <source>No face that is large enough was found in the picture, so there was nothing to repair and nothing new was saved. A smaller “Smallest face” may help.</source>
        <translation>图片中没有找到足够大的面部，因此没有可修复的内容，也没有保存新图片。调小“最小面部”也许有帮助。</translation>
    </message>
    <message>
        <source>“{folder}” contains no images, so there are no faces to repair. Choose another folder.</source>
        <translation>“{folder}”中没有图片，因此没有可修复的面部。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>“{file}” doesn&apos;t say which model made it, so its faces weren&apos;t repaired. Name a model with --model.</source>
        <translation>“{file}”没有记录由哪个模型生成，因此未修复其中的面部。请用 --model 指定模型。</translation>
    </message>
    <message>
        <source>This version of SD Studio doesn&apos;t have the face detector “{detector}” that the job needs. Repair the faces again with your present settings; finished pictures are kept.</source>
        <translation>此版本的 SD Studio 没有该任务所需的面部检测器“{detector}”。请用当前设置重新修复面部；已完成的图片会保留。</translation>
    </message>
    <message>
        <source>“{wildcard}” can&apos;t be read as YAML or JSON: something is wrong at line {line}. Nothing of it was imported.</source>
        <translation>无法将“{wildcard}”作为 YAML 或 JSON 读取：第 {line} 行有问题。其中的内容均未导入。</translation>
    </message>
    <message>
        <source>“{wildcard}” is nested too deeply, or holds too many wildcards or entries. Nothing of it was imported.</source>
        <translation>“{wildcard}”嵌套过深，或所含的通配符或条目过多。其中的内容均未导入。</translation>
    </message>
</context>
<context>
    <name>explained</name>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>What the picture starts from: words alone, another picture, or an area that you mask in one. The settings below follow from it.</source>
        <translation>图片从什么开始：只用文字、另一张图片，或您在图片中涂抹的区域。下面的设置随之变化。</translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation>输入图片</translation>
    </message>
    <message>
        <source>The picture that the new one starts from. Drop one here, paste it, or use one from the library; paint over a part to change only that.</source>
        <translation>新图片以这张图片为起点。可以拖到这里、粘贴，或使用图库中的图片；涂抹一部分，就只改变那一部分。</translation>
    </message>
    <message>
        <source>“flower”</source>
        <translation>“flower”</translation>
    </message>
    <message>
        <source>“a yellow flower”</source>
        <translation>“a yellow flower”</translation>
    </message>
    <message>
        <source>“… on a green background”</source>
        <translation>“… on a green background”</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>(word:1.3) makes a word count more, (word:0.7) less. Far from 1, pictures fall apart: 0.5 to 1.5 is usual.</source>
        <translation>(word:1.3) 让一个词更重要，(word:0.7) 让它不那么重要。离 1 太远图片会崩坏，常用范围是 0.5 到 1.5。</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>“red”</source>
        <translation>“red”</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Words that are added to your prompt, for a medium, a light or a mood. Several can be used at once; each begins with what the one before gives.</source>
        <translation>添加到提示词中的文字，用来表现画材、光线或气氛。可以同时使用几种，后一种在前一种的结果上继续添加。</translation>
    </message>
    <message>
        <source>3D</source>
        <translation>3D</translation>
    </message>
    <message>
        <source>Flat drawing</source>
        <translation>平面画</translation>
    </message>
    <message>
        <source>Line drawing</source>
        <translation>线稿</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Makes the pictures. Models differ in what they know, in the look that they prefer, in their native size, and in how long a picture takes.</source>
        <translation>图片由模型生成。各模型认识的内容、偏好的画风、原生尺寸和生成一张图片所需的时间各不相同。</translation>
    </message>
    <message>
        <source>Anime</source>
        <translation>动漫</translation>
    </message>
    <message>
        <source>Oil painting</source>
        <translation>油画</translation>
    </message>
    <message>
        <source>Pixel art</source>
        <translation>像素画</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Settings under a name, for this model or for all of them. A model can begin with one by default.</source>
        <translation>以名称保存的一组设置，可用于当前模型或所有模型。可以让模型默认从某个预设开始。</translation>
    </message>
    <message>
        <source>Few steps</source>
        <translation>少步数</translation>
    </message>
    <message>
        <source>Uses a LoRA that was trained to finish in four to eight steps, with the sampler and the guidance that it needs. Much faster, with somewhat less variety. Without one, so few steps only give a sketch, as shown here.</source>
        <translation>使用经过训练、只需 4 到 8 步的 LoRA，并配上它所需的采样器和引导。速度快得多，变化略少。不用它时，这么少的步数只能得到草图，如图所示。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>The shape of the picture, with as many pixels as suit the model. Custom takes any width and height.</source>
        <translation>图片的形状，像素数适合当前模型。“自定义”可使用任意宽度和高度。</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>Number of pictures</source>
        <translation>图片数量</translation>
    </message>
    <message>
        <source>How many pictures to make, each with a seed of its own. Make several and keep the best.</source>
        <translation>生成多少张图片，每张使用不同的种子。多生成几张，留下最好的。</translation>
    </message>
    <message>
        <source>Small part</source>
        <translation>一小部分</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>整张图片</translation>
    </message>
    <message>
        <source>LoRAs and embeddings</source>
        <translation>LoRA 与嵌入</translation>
    </message>
    <message>
        <source>Small files that teach a model a subject or a style. The weight says how strongly: 1 is what it was trained for, 0 is off, and a negative weight leads away from it.</source>
        <translation>教模型认识某个主体或画风的小文件。权重决定作用的强弱：1 是训练时的强度，0 表示关闭，负值则反其道而行。</translation>
    </message>
    <message>
        <source>ControlNet</source>
        <translation>ControlNet</translation>
    </message>
    <message>
        <source>Keeps the new picture to the edges, the depth or the pose of another one, which is its hint. With less weight, or when it ends earlier, the model is freer.</source>
        <translation>让新图片遵循另一张图片（提示图）的边缘、深度或姿势。权重越小或结束得越早，模型越自由。</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示图</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Repair faces</source>
        <translation>修复面部</translation>
    </message>
    <message>
        <source>Finds the faces in a finished picture and makes each of them anew at the model&apos;s full resolution, where small faces come out blurred. The strength says how much of a face may change; what is outside of its soft edge stays as it is.</source>
        <translation>在完成的图片中找出面部，并以模型的完整分辨率逐一重绘，因为小脸往往模糊。强度决定面部可以改变多少；柔和边缘以外保持不变。</translation>
    </message>
    <message>
        <source>As it was made</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>已修复</translation>
    </message>
</context>
<context>
    <name>families</name>
    <message>
        <source>Few steps: turbo, Lightning, Hyper, LCM or DMD</source>
        <translation>少步数：turbo、Lightning、Hyper、LCM 或 DMD</translation>
    </message>
    <message>
        <source>v-prediction, like 2.1</source>
        <translation>v 预测（v-prediction），与 2.1 相同</translation>
    </message>
    <message>
        <source>Epsilon, like 2.1 base and inpainting</source>
        <translation>epsilon，与 2.1 base 和局部重绘模型相同</translation>
    </message>
    <message>
        <source>Epsilon, as usual</source>
        <translation>epsilon，最常见</translation>
    </message>
    <message>
        <source>v-prediction</source>
        <translation>v 预测</translation>
    </message>
    <message>
        <source>Epsilon, like SDXL 1.0, Illustrious or Pony</source>
        <translation>epsilon，如 SDXL 1.0、Illustrious、Pony</translation>
    </message>
    <message>
        <source>v-prediction, like NoobAI-XL V-Pred</source>
        <translation>v 预测，如 NoobAI-XL V-Pred</translation>
    </message>
    <message>
        <source>the Stable Diffusion XL refiner</source>
        <translation>Stable Diffusion XL refiner 模型</translation>
    </message>
    <message>
        <source>SSD-1B, Segmind Vega or KOALA</source>
        <translation>SSD-1B、Segmind Vega 或 KOALA</translation>
    </message>
    <message>
        <source>Playground 2.5 or CosXL</source>
        <translation>Playground 2.5 或 CosXL</translation>
    </message>
    <message>
        <source>a Latent Consistency model that embeds its guidance</source>
        <translation>内置引导强度的 Latent Consistency 模型</translation>
    </message>
    <message>
        <source>SDXL Turbo: few steps, 512 × 512</source>
        <translation>SDXL Turbo：少步数，512 × 512</translation>
    </message>
</context>
<context>
    <name>family</name>
    <message>
        <source>Start picture</source>
        <translation>起始图片</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Upscale</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Depth map</source>
        <translation>深度图</translation>
    </message>
    <message>
        <source>Edited elsewhere</source>
        <translation>在其他程序中编辑</translation>
    </message>
    <message>
        <source>Deleted picture</source>
        <translation>已删除的图片</translation>
    </message>
    <message>
        <source>Picture of another program</source>
        <translation>其他程序的图片</translation>
    </message>
    <message>
        <source>Hint of a ControlNet</source>
        <translation>ControlNet 的提示图</translation>
    </message>
    <message>
        <source>Repaired faces</source>
        <translation>修复了面部</translation>
    </message>
</context>
<context>
    <name>file_dialogs</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>file_names</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
</context>
<context>
    <name>graphics</name>
    <message>
        <source>&amp;Download</source>
        <translation>下载(&amp;D)</translation>
    </message>
    <message>
        <source>Download the pack, try it and use it; you can keep working meanwhile</source>
        <translation>下载显卡包，测试后使用；期间可以继续工作</translation>
    </message>
    <message>
        <source>&amp;Download anyway</source>
        <translation>仍要下载(&amp;D)</translation>
    </message>
    <message>
        <source>Download over this metered connection</source>
        <translation>用当前按流量计费的网络下载</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Pause; what has been downloaded is kept</source>
        <translation>暂停；已下载的内容会保留</translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation>继续(&amp;E)</translation>
    </message>
    <message>
        <source>Resume the download where it stopped</source>
        <translation>从停止处继续</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>取消(&amp;L)</translation>
    </message>
    <message>
        <source>Cancel; a partial download is deleted</source>
        <translation>取消；未完成的下载会被删除</translation>
    </message>
    <message>
        <source>From a &amp;file…</source>
        <translation>从文件安装(&amp;F)…</translation>
    </message>
    <message>
        <source>Install the pack from a file that “sdstudio packs export” made on a computer with a network</source>
        <translation>从文件安装显卡包，该文件由联网电脑上的“sdstudio packs export”生成</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>使用(&amp;U)</translation>
    </message>
    <message>
        <source>Try the pack, and make pictures with it if it works</source>
        <translation>测试显卡包，若能正常工作则用它生成图片</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>Don&apos;t &amp;use</source>
        <translation>不使用(&amp;U)</translation>
    </message>
    <message>
        <source>With this pack, your graphics card makes the pictures, usually many times faster than the processor. The download is {size}, {time} at 50 Mbit/s. Installing it needs {needed} of disk space, and afterwards it takes up {unpacked}; {free} is free.</source>
        <translation>安装此显卡包后由显卡生成图片，通常比处理器快很多倍。下载大小为 {size}，以 50 Mbit/s 的速度需要{time}。安装期间需要 {needed} 磁盘空间，安装后占用 {unpacked}；当前可用 {free}。</translation>
    </message>
    <message>
        <source>The card does a small calculation, and the result is compared with the processor&apos;s. This can take a few minutes.</source>
        <translation>显卡会进行一次小型计算，并将结果与处理器的结果比较。这可能需要几分钟。</translation>
    </message>
    <message>
        <source>The image engine finishes its job, then restarts without the pack.</source>
        <translation>图像引擎会先完成当前任务，然后在不使用显卡包的情况下重新启动。</translation>
    </message>
    <message>
        <source>Make pictures on the processor; the pack is kept</source>
        <translation>用处理器生成图片；保留显卡包</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>Delete the pack to free disk space</source>
        <translation>删除显卡包以释放磁盘空间</translation>
    </message>
    <message>
        <source>You can close this window and keep working. What has been downloaded is kept.</source>
        <translation>您可以关闭此窗口并继续工作。已下载的内容会保留。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在检测…</translation>
    </message>
    <message>
        <source>Looking for graphics cards.</source>
        <translation>正在检测显卡。</translation>
    </message>
    <message>
        <source>No pack to install</source>
        <translation>没有可安装的显卡包</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>正在等待…</translation>
    </message>
    <message>
        <source>Checking existing files…</source>
        <translation>正在检查已有的文件…</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>正在下载…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>What has been downloaded is kept.</source>
        <translation>已下载的内容会保留。</translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation>等待您的确认</translation>
    </message>
    <message>
        <source>This connection appears to be metered, so the download is waiting for your approval. It starts automatically on an unmetered connection.</source>
        <translation>当前网络似乎按流量计费，下载正在等待您的确认。换到不按流量计费的网络后会自动开始。</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>正在复制…</translation>
    </message>
    <message>
        <source>The files are being copied and verified.</source>
        <translation>正在复制并校验文件。</translation>
    </message>
    <message>
        <source>Unpacking…</source>
        <translation>正在解压…</translation>
    </message>
    <message>
        <source>All files are genuine and are being unpacked.</source>
        <translation>所有文件均已通过校验，正在解压。</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Pictures are made on {card}.</source>
        <translation>由 {card} 生成图片。</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>The pack is installed, but pictures are made on the processor.</source>
        <translation>显卡包已安装，但由处理器生成图片。</translation>
    </message>
    <message>
        <source>Not working</source>
        <translation>无法工作</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>已过时</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>正在移除…</translation>
    </message>
    <message>
        <source>No list of packs</source>
        <translation>没有显卡包列表</translation>
    </message>
    <message>
        <source>No graphics card</source>
        <translation>没有显卡</translation>
    </message>
    <message>
        <source>No pack needed</source>
        <translation>无需显卡包</translation>
    </message>
    <message>
        <source>No pack for this card</source>
        <translation>没有适合此显卡的包</translation>
    </message>
    <message>
        <source>Card too old</source>
        <translation>显卡太旧</translation>
    </message>
    <message>
        <source>Driver missing</source>
        <translation>缺少驱动程序</translation>
    </message>
    <message>
        <source>Driver too old</source>
        <translation>驱动程序太旧</translation>
    </message>
</context>
<context>
    <name>guide</name>
    <message>
        <source>{path} ({keys})</source>
        <comment>a command with its keys</comment>
        <translation>{path}（{keys}）</translation>
    </message>
    <message>
        <source>Show me in the window</source>
        <translation>在窗口中带我做一遍</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>The form</source>
        <translation>设置面板</translation>
    </message>
    <message>
        <source>From left to right: {values}</source>
        <translation>从左到右：{values}</translation>
    </message>
    <message>
        <source>This page is missing</source>
        <translation>缺少这一页</translation>
    </message>
    <message>
        <source>A file of the guide can&apos;t be read. Reinstall SD Studio to get it back; your pictures and settings are kept.</source>
        <translation>无法读取指南中的一个文件。重新安装 SD Studio 即可恢复，您的图片和设置都会保留。</translation>
    </message>
</context>
<context>
    <name>hints</name>
    <message>
        <source>Which ControlNet gets the hint</source>
        <translation>哪个 ControlNet 使用这张提示图</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>添加 {name}</translation>
    </message>
    <message>
        <source>Replace the hint of {name}</source>
        <translation>替换 {name} 的提示图</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>{done} of {count}</source>
        <translation>{done}/{count}</translation>
    </message>
</context>
<context>
    <name>importing</name>
    <message>
        <source>it is still being written</source>
        <translation>仍在写入中</translation>
    </message>
    <message>
        <source>it can&apos;t be opened as an image</source>
        <translation>无法作为图片打开</translation>
    </message>
    <message>
        <source>the file can&apos;t be read</source>
        <translation>无法读取文件</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>文件太大</translation>
    </message>
</context>
<context>
    <name>intents</name>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Removes what is masked and continues the surroundings, which a prompt, if any, should describe.</source>
        <translation>移除蒙版区域的内容，用周围的画面补上。如果写了提示词，应描述周围的画面。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>细化</translation>
    </message>
    <message>
        <source>Replaces what is masked with what the prompt describes.</source>
        <translation>把蒙版区域替换为提示词所描述的内容。</translation>
    </message>
    <message>
        <source>Adds what the prompt describes to the masked area.</source>
        <translation>在蒙版区域添加提示词所描述的内容。</translation>
    </message>
    <message>
        <source>Keeps what is masked and improves its detail, or that of the whole picture if nothing is masked.</source>
        <translation>保留蒙版区域原有的内容并改善细节；没有蒙版时作用于整张图片。</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>扩展</translation>
    </message>
    <message>
        <source>Enlarges the picture at its sides and continues it there.</source>
        <translation>向四周扩大图片，并在那里延续画面。</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Makes another version of what is masked, or of the whole picture if nothing is.</source>
        <translation>把蒙版区域重画成另一个版本；没有蒙版时作用于整张图片。</translation>
    </message>
    <message>
        <source>“{model}” can do this, but a model that was trained for inpainting blends new parts in better.</source>
        <translation>“{model}”可以完成这项操作，但专为局部重绘训练的模型能让新内容与图片衔接得更好。</translation>
    </message>
</context>
<context>
    <name>keywords</name>
    <message>
        <source>create, make, render, draw, run</source>
        <translation>创建, 制作, 绘制, 运行, generate, 出图</translation>
    </message>
    <message>
        <source>interrupt, abort, cancel, skip</source>
        <translation>中断, 取消, 跳过, stop</translation>
    </message>
    <message>
        <source>interrupt, abort, cancel</source>
        <translation>中断, 取消, stop</translation>
    </message>
    <message>
        <source>checkpoint, switch model</source>
        <translation>检查点, 切换模型, checkpoint</translation>
    </message>
    <message>
        <source>checkpoint, diffusers</source>
        <translation>检查点, checkpoint, diffusers</translation>
    </message>
    <message>
        <source>checkpoint, safetensors, ckpt, textual inversion, add</source>
        <translation>检查点, 添加, checkpoint, safetensors, ckpt, textual inversion</translation>
    </message>
    <message>
        <source>txt2img, words, prompt, new picture</source>
        <translation>文字, 提示词, 新图片, txt2img, text to image, 文字生成图片</translation>
    </message>
    <message>
        <source>img2img, change a picture, variation of a photo</source>
        <translation>改图, 照片, img2img, image to image</translation>
    </message>
    <message>
        <source>inpainting, change part of a picture, repair, retouch, replace</source>
        <translation>改局部, 修补, 替换, inpaint</translation>
    </message>
    <message>
        <source>depth2img, keep the composition</source>
        <translation>保持构图, depth2img, depth to image</translation>
    </message>
    <message>
        <source>depth map, near and far, MiDaS</source>
        <translation>深度图, 远近, depth map, MiDaS</translation>
    </message>
    <message>
        <source>unCLIP, similar pictures, image variations</source>
        <translation>相似图片, unCLIP, variations</translation>
    </message>
    <message>
        <source>img2img, init image, open picture, load</source>
        <translation>打开图片, 载入, img2img, init image</translation>
    </message>
    <message>
        <source>img2img, init image, clipboard</source>
        <translation>剪贴板, img2img, init image</translation>
    </message>
    <message>
        <source>img2img, send to image to image, change this picture</source>
        <translation>图生图, 改这张图, img2img</translation>
    </message>
    <message>
        <source>inpainting, change part of it, repair, retouch, replace</source>
        <translation>改局部, 修补, 替换, inpaint</translation>
    </message>
    <message>
        <source>compare, original</source>
        <translation>比较, 原图, compare</translation>
    </message>
    <message>
        <source>inpainting, mask, paint, edit, retouch</source>
        <translation>局部重绘, 蒙版, 涂绘, 编辑, 修饰</translation>
    </message>
    <message>
        <source>paint, draw</source>
        <translation>涂抹, 绘画, brush</translation>
    </message>
    <message>
        <source>rubber, unpaint</source>
        <translation>擦除, eraser</translation>
    </message>
    <message>
        <source>marquee, box, select, square</source>
        <translation>选框, 方框, 选择, 正方形</translation>
    </message>
    <message>
        <source>marquee, oval, select, circle</source>
        <translation>选框, 圆形, 选择</translation>
    </message>
    <message>
        <source>freehand, select</source>
        <translation>手绘, 选择</translation>
    </message>
    <message>
        <source>polygonal lasso, select</source>
        <translation>多边形套索, 选择</translation>
    </message>
    <message>
        <source>select by colour, fuzzy, contiguous</source>
        <translation>按颜色选择, 模糊选择, 连续</translation>
    </message>
    <message>
        <source>bucket, paint bucket, flood fill</source>
        <translation>油漆桶, 填充</translation>
    </message>
    <message>
        <source>brush size</source>
        <translation>画笔大小, brush size</translation>
    </message>
    <message>
        <source>brush size, bigger</source>
        <translation>画笔大小, brush size</translation>
    </message>
    <message>
        <source>select all, everything</source>
        <translation>全选, 全部涂抹, fill</translation>
    </message>
    <message>
        <source>deselect, delete mask, nothing</source>
        <translation>取消选择, 删除蒙版, clear</translation>
    </message>
    <message>
        <source>inverse, swap</source>
        <translation>反选, invert</translation>
    </message>
    <message>
        <source>expand, contract, dilate, erode, blur, soften, edge</source>
        <translation>扩大, 缩小, 膨胀, 腐蚀, 模糊, 柔化, 边缘</translation>
    </message>
    <message>
        <source>load, import</source>
        <translation>载入, 导入, mask</translation>
    </message>
    <message>
        <source>show mask, overlay</source>
        <translation>显示蒙版, 覆盖, mask</translation>
    </message>
    <message>
        <source>intent, default</source>
        <translation>意图，默认</translation>
    </message>
    <message>
        <source>intent, fill, swap, generative fill</source>
        <translation>意图，填充，更换，生成式填充</translation>
    </message>
    <message>
        <source>intent, erase object, heal, clean up</source>
        <translation>意图，擦除物体，修复，清理</translation>
    </message>
    <message>
        <source>intent, insert object</source>
        <translation>意图，插入物体</translation>
    </message>
    <message>
        <source>intent, improve, enhance, detail</source>
        <translation>意图，改善，增强，细节</translation>
    </message>
    <message>
        <source>intent, outpaint, uncrop, expand, enlarge canvas</source>
        <translation>意图，外绘，扩图，扩大画布</translation>
    </message>
    <message>
        <source>intent, variation, redo</source>
        <translation>意图，变体，重画</translation>
    </message>
    <message>
        <source>masked content, infill, preview</source>
        <translation>蒙版内容，填充，预览</translation>
    </message>
    <message>
        <source>crop, padding, bounding box</source>
        <translation>裁剪，边距，边界框</translation>
    </message>
    <message>
        <source>before, input picture</source>
        <translation>之前, 输入图片</translation>
    </message>
    <message>
        <source>before and after, slider</source>
        <translation>前后对比, 滑块</translation>
    </message>
    <message>
        <source>accept, apply, keep, candidate</source>
        <translation>接受, 应用, 保留, 候选</translation>
    </message>
    <message>
        <source>X/Y plot, grid, sheet, parameter comparison</source>
        <translation>X/Y 图, 网格, 参数对比, X/Y plot, grid</translation>
    </message>
    <message>
        <source>picture number, dice, shuffle, different each time</source>
        <translation>图片编号, 骰子, 每次不同, seed</translation>
    </message>
    <message>
        <source>album, collection, folder, save to, output</source>
        <translation>相册, 收藏, 文件夹, 保存到, 输出</translation>
    </message>
    <message>
        <source>export, download, JPEG, PNG</source>
        <translation>导出, 下载, JPEG, PNG</translation>
    </message>
    <message>
        <source>clipboard</source>
        <translation>剪贴板, copy</translation>
    </message>
    <message>
        <source>inpainting, paint mask, edit mask, sketch</source>
        <translation>局部重绘, 绘制蒙版, 编辑蒙版, 草图</translation>
    </message>
    <message>
        <source>blank, empty, sketch, draw, scribble, drawing</source>
        <translation>空白, 草图, 画, 涂鸦, 手绘</translation>
    </message>
    <message>
        <source>depth map, MiDaS, 3D</source>
        <translation>深度图, MiDaS, 3D</translation>
    </message>
    <message>
        <source>load depth map, import depth</source>
        <translation>加载深度图, 导入深度</translation>
    </message>
    <message>
        <source>levels, gamma, invert, blur, histogram</source>
        <translation>色阶, 伽马, 反相, 模糊, 直方图</translation>
    </message>
    <message>
        <source>hide depth, depth layer</source>
        <translation>隐藏深度, 深度图层</translation>
    </message>
    <message>
        <source>export depth map</source>
        <translation>导出深度图</translation>
    </message>
    <message>
        <source>switch tool, swap colors, foreground, background</source>
        <translation>切换工具，交换颜色，前景色，背景色</translation>
    </message>
    <message>
        <source>segment anything, SAM, SlimSAM, subject, segmentation, smart selection</source>
        <translation>segment anything，SAM，SlimSAM，主体，分割，抠图，智能选择</translation>
    </message>
    <message>
        <source>colour picker, color, pick, sample, pipette</source>
        <translation>取色器，拾色器，取色，采样，滴管</translation>
    </message>
    <message>
        <source>color, palette, swatch, foreground, background, paint, hex</source>
        <translation>颜色，调色板，色板，前景色，背景色，绘画，十六进制</translation>
    </message>
    <message>
        <source>black and white, reset colors</source>
        <translation>黑白，重置颜色</translation>
    </message>
    <message>
        <source>color, fill selection, fill layer, foreground</source>
        <translation>颜色，填充选区，填充图层，前景色</translation>
    </message>
    <message>
        <source>import, load, place, insert, add layer, drop, file</source>
        <translation>导入，加载，置入，插入，添加图层，拖放，文件</translation>
    </message>
    <message>
        <source>selection from layer, select opaque, alpha to selection, transparency</source>
        <translation>由图层建立选区, 选择不透明区域, 透明度转选区, 透明</translation>
    </message>
    <message>
        <source>export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>masks panel, layers, regions</source>
        <translation>蒙版面板，图层，区域</translation>
    </message>
    <message>
        <source>add mask, second mask, inpaint mask</source>
        <translation>添加蒙版，第二个蒙版，重绘蒙版</translation>
    </message>
    <message>
        <source>copy mask</source>
        <translation>复制蒙版，拷贝蒙版</translation>
    </message>
    <message>
        <source>name mask</source>
        <translation>命名蒙版</translation>
    </message>
    <message>
        <source>remove mask</source>
        <translation>移除蒙版</translation>
    </message>
    <message>
        <source>copy mask from, reuse mask, same mask</source>
        <translation>复制来自，重用蒙版，相同蒙版</translation>
    </message>
    <message>
        <source>layers panel, layer stack, masks panel</source>
        <translation>图层面板, 图层列表, 蒙版面板</translation>
    </message>
    <message>
        <source>add layer, paint layer, sketch</source>
        <translation>添加图层, 绘画图层, 草图</translation>
    </message>
    <message>
        <source>copy layer, layer via copy</source>
        <translation>复制图层, 拷贝图层, 图层副本</translation>
    </message>
    <message>
        <source>name layer</source>
        <translation>图层名称</translation>
    </message>
    <message>
        <source>remove layer</source>
        <translation>移除图层</translation>
    </message>
    <message>
        <source>erase layer, empty layer, delete pixels</source>
        <translation>擦除图层, 空图层, 删除像素</translation>
    </message>
    <message>
        <source>next layer, select layer</source>
        <translation>切换图层, 选择图层</translation>
    </message>
    <message>
        <source>previous layer, select layer</source>
        <translation>切换图层, 选择图层</translation>
    </message>
    <message>
        <source>raise layer, bring forward, order</source>
        <translation>前移, 置前, 顺序</translation>
    </message>
    <message>
        <source>lower layer, send backward, order</source>
        <translation>后移, 置后, 顺序</translation>
    </message>
    <message>
        <source>alpha lock, preserve transparency, lock alpha</source>
        <translation>锁定透明像素, 阿尔法锁定, 保留透明</translation>
    </message>
    <message>
        <source>guide, not rendered, image reference</source>
        <translation>参考图, 不渲染, 辅助</translation>
    </message>
    <message>
        <source>add layer mask, hide part of layer, transparency mask</source>
        <translation>添加图层蒙版, 隐藏部分图层, 透明度蒙版</translation>
    </message>
    <message>
        <source>edit layer mask, transparency mask</source>
        <translation>编辑图层蒙版, 透明度蒙版</translation>
    </message>
    <message>
        <source>layer mask, transparency mask</source>
        <translation>图层蒙版, 透明度蒙版</translation>
    </message>
    <message>
        <source>remove layer mask, transparency mask</source>
        <translation>移除图层蒙版, 透明度蒙版</translation>
    </message>
    <message>
        <source>combine layers</source>
        <translation>组合图层, 合并图层</translation>
    </message>
    <message>
        <source>flatten image, merge all, new base picture</source>
        <translation>拼合图像, 全部合并, 新底图</translation>
    </message>
    <message>
        <source>drag, shift, nudge, position, layer</source>
        <translation>拖动, 平移, 微移, 位置, 图层</translation>
    </message>
    <message>
        <source>free transform, scale, resize, rotate, handles, layer</source>
        <translation>自由变换, 缩放, 调整大小, 旋转, 控制点, 图层</translation>
    </message>
    <message>
        <source>clipboard, layer, selection</source>
        <translation>剪贴板, 图层, 选区</translation>
    </message>
    <message>
        <source>clipboard, copy visible, composite, all layers</source>
        <translation>剪贴板, 复制可见, 合成, 所有图层</translation>
    </message>
    <message>
        <source>clipboard, new layer, photobash, insert</source>
        <translation>剪贴板, 新图层, 拼贴, 插入</translation>
    </message>
    <message>
        <source>mirror, transform, layer</source>
        <translation>镜像, 变换, 图层</translation>
    </message>
    <message>
        <source>turn, transform, layer</source>
        <translation>转动, 变换, 图层</translation>
    </message>
    <message>
        <source>trim, cut off, selection, layer</source>
        <translation>修剪, 裁掉, 选区, 图层</translation>
    </message>
    <message>
        <source>trim, cut off, resize, picture size</source>
        <translation>修剪, 裁掉, 调整大小, 图片尺寸</translation>
    </message>
    <message>
        <source>save as, PNG, JPEG, WebP, AVIF, flatten, merged, file</source>
        <translation>另存为, PNG, JPEG, WebP, AVIF, 拼合, 合并, 文件</translation>
    </message>
    <message>
        <source>save version, bookmark, checkpoint of canvas, state</source>
        <translation>保存版本, 书签, 画布状态</translation>
    </message>
    <message>
        <source>return to version, go back, state</source>
        <translation>返回版本, 回退, 状态</translation>
    </message>
    <message>
        <source>name version</source>
        <translation>版本名称</translation>
    </message>
    <message>
        <source>remove version</source>
        <translation>移除版本</translation>
    </message>
    <message>
        <source>reset canvas, discard changes, start over</source>
        <translation>重置画布, 放弃更改, 重新开始</translation>
    </message>
    <message>
        <source>load ORA, import layers, document</source>
        <translation>加载 ORA，导入图层，文档</translation>
    </message>
    <message>
        <source>export ORA, export layers, document</source>
        <translation>导出 ORA，导出图层，文档</translation>
    </message>
    <message>
        <source>PSD, Photoshop, export layers</source>
        <translation>PSD, Photoshop, 导出图层</translation>
    </message>
    <message>
        <source>flatten, new base, candidate</source>
        <translation>拼合, 新底图, 候选</translation>
    </message>
    <message>
        <source>undo list, steps, go back</source>
        <translation>撤销列表, 步骤, 返回</translation>
    </message>
    <message>
        <source>emphasis, attention, stronger, prompt weight, brackets</source>
        <translation>强调，注意力，加强，提示词权重，括号，加权</translation>
    </message>
    <message>
        <source>emphasis, attention, weaker, prompt weight, brackets</source>
        <translation>强调，注意力，减弱，提示词权重，括号，降权</translation>
    </message>
    <message>
        <source>syntax error, unclosed brace, bracket, repair prompt, quick fix</source>
        <translation>语法错误，括号未闭合，修复提示词，快速修复</translation>
    </message>
    <message>
        <source>more settings, all parameters, expert, LoRA, embedding, ControlNet, clip skip, hires fix, sampler</source>
        <translation>更多设置, 全部参数, LoRA, 嵌入, ControlNet, clip skip, 跳过层, 高清修复, 采样器, advanced</translation>
    </message>
    <message>
        <source>restore, recall, parameters, metadata, PNG info, prompt</source>
        <translation>还原, 参数, 元数据, 提示词, PNG info, metadata</translation>
    </message>
    <message>
        <source>remove, trash, recycle bin, throw away</source>
        <translation>移除, 回收站, 丢弃, delete</translation>
    </message>
    <message>
        <source>large, slideshow, fullscreen, look at it</source>
        <translation>大图, 幻灯片, full screen</translation>
    </message>
    <message>
        <source>whole picture, zoom to fit</source>
        <translation>完整图片, zoom to fit</translation>
    </message>
    <message>
        <source>200%, 2:1, zoom</source>
        <translation>200%, 2:1, 缩放</translation>
    </message>
    <message>
        <source>turn canvas, anticlockwise, angle</source>
        <translation>旋转画布, 逆时针, 角度, rotate</translation>
    </message>
    <message>
        <source>turn canvas, clockwise, angle</source>
        <translation>旋转画布, 顺时针, 角度, rotate</translation>
    </message>
    <message>
        <source>flip horizontally, reverse canvas</source>
        <translation>水平翻转, 翻转画布, mirror, flip</translation>
    </message>
    <message>
        <source>straighten, upright, unrotate, unflip</source>
        <translation>摆正, 取消旋转, 取消翻转, reset</translation>
    </message>
    <message>
        <source>raster, lines, guides</source>
        <translation>网格线, 参考线, grid</translation>
    </message>
    <message>
        <source>guides, cursor lines, pointer</source>
        <translation>参考线, 光标线, 指针, crosshair</translation>
    </message>
    <message>
        <source>difference, changes, what changed, layer coverage</source>
        <translation>差异，改动，改变了什么，图层覆盖范围</translation>
    </message>
    <message>
        <source>palettes, hide tools, hide panels, clean screen, distraction-free</source>
        <translation>调色板，工具栏，隐藏工具，隐藏面板，干净的屏幕，免打扰</translation>
    </message>
    <message>
        <source>100%, 1:1, every pixel</source>
        <translation>100%, 1:1, 实际像素, actual size</translation>
    </message>
    <message>
        <source>larger, bigger, magnify</source>
        <translation>更大, zoom</translation>
    </message>
    <message>
        <source>smaller</source>
        <translation>更小, zoom</translation>
    </message>
    <message>
        <source>search, filter, query, look for</source>
        <translation>搜索, 筛选, 查询, 寻找</translation>
    </message>
    <message>
        <source>smart album, bookmark, filter, keep search</source>
        <translation>智能相册, 书签, 筛选</translation>
    </message>
    <message>
        <source>copy, add files, open, load</source>
        <translation>复制, 添加文件, 打开, 载入</translation>
    </message>
    <message>
        <source>copy, directory, drive, subfolders</source>
        <translation>复制, 目录, 驱动器, 子文件夹</translation>
    </message>
    <message>
        <source>watch, index, directory, drive</source>
        <translation>监视, 索引, 目录, 驱动器</translation>
    </message>
    <message>
        <source>album, collection, folder, add board</source>
        <translation>相册, 收藏夹, 文件夹, 新建画板</translation>
    </message>
    <message>
        <source>headings, date, sections, timeline</source>
        <translation>标题, 日期, 分段, 时间线, 月份</translation>
    </message>
    <message>
        <source>headings, sections, sitting, work</source>
        <translation>标题, 分段, 时段, 会话</translation>
    </message>
    <message>
        <source>collapse, duplicates, variations, similar</source>
        <translation>折叠, 重复, 变体, 相似</translation>
    </message>
    <message>
        <source>expand, unfold, collapse, fold</source>
        <translation>展开, 收起, 折叠</translation>
    </message>
    <message>
        <source>filename, caption, label, title</source>
        <translation>文件名, 标题, 名称</translation>
    </message>
    <message>
        <source>calendar, month, day, when, scroll to</source>
        <translation>日历, 月份, 日期, 时间, 滚动到</translation>
    </message>
    <message>
        <source>deleted pictures, bin, recycle bin, undelete, recover, open trash</source>
        <translation>已删除的图片, 垃圾箱, 废纸篓, 恢复, 找回, 打开回收站</translation>
    </message>
    <message>
        <source>privacy, blur, panic, boss key, cover, safe</source>
        <translation>隐私, 模糊, 老板键, 遮住, 安全</translation>
    </message>
    <message>
        <source>privacy, unblur, show, NSFW</source>
        <translation>隐私, 取消模糊, 显示, NSFW</translation>
    </message>
    <message>
        <source>sort out, select, review, choose the best, cull</source>
        <translation>筛选, 挑图, 审片, 选出最好的</translation>
    </message>
    <message>
        <source>side by side, difference, A/B</source>
        <translation>并排, 差异, A/B</translation>
    </message>
    <message>
        <source>parents, children, history, lineage, made from, versions, derived</source>
        <translation>来源, 衍生, 历史, 版本, 谱系, 家族</translation>
    </message>
    <message>
        <source>alike, lookalike, near duplicates, same picture, reverse search</source>
        <translation>相像, 类似, 近似, 同一张图, 以图搜图</translation>
    </message>
    <message>
        <source>semantic search, same subject, same thing, embeddings, DINOv2, CLIP, related</source>
        <translation>语义搜索, 同一主题, 同类内容, 嵌入, DINOv2, CLIP, 相关</translation>
    </message>
    <message>
        <source>copies, double, same pictures, clean up, free space, dedupe</source>
        <translation>副本, 重复, 相同图片, 清理, 去重, 释放空间</translation>
    </message>
    <message>
        <source>external editor, Photoshop, GIMP, Krita, edit with, open with</source>
        <translation>外部编辑器, Photoshop, GIMP, Krita, 打开方式, 编辑</translation>
    </message>
    <message>
        <source>edit, inpaint, mask, retouch, send to</source>
        <translation>编辑, 局部重绘, 蒙版, 修饰, 发送到</translation>
    </message>
    <message>
        <source>edit, send to, stage, continue</source>
        <translation>编辑, 发送到, 继续</translation>
    </message>
    <message>
        <source>unrated, rating, remove stars</source>
        <translation>未评星, 清除星级</translation>
    </message>
    <message>
        <source>rating, stars, one star</source>
        <translation>评分, 星级, 一星</translation>
    </message>
    <message>
        <source>rating, stars, two stars</source>
        <translation>评分, 星级, 两星</translation>
    </message>
    <message>
        <source>rating, stars, three stars</source>
        <translation>评分, 星级, 三星</translation>
    </message>
    <message>
        <source>rating, stars, four stars</source>
        <translation>评分, 星级, 四星</translation>
    </message>
    <message>
        <source>flag, discard, bad, sort out</source>
        <translation>旗标, 淘汰, 不好</translation>
    </message>
    <message>
        <source>remove flag, undecided</source>
        <translation>取消标记, 未定</translation>
    </message>
    <message>
        <source>remove colour, color label</source>
        <translation>清除颜色, 颜色标签</translation>
    </message>
    <message>
        <source>colour label, color, tag</source>
        <translation>颜色标签, 色彩</translation>
    </message>
    <message>
        <source>keywords, labels, add tag</source>
        <translation>关键词, 标记, 添加标签</translation>
    </message>
    <message>
        <source>album, collection, folder</source>
        <translation>相册, 收藏夹, 文件夹</translation>
    </message>
    <message>
        <source>album, collection, take off</source>
        <translation>相册, 收藏夹, 移出</translation>
    </message>
    <message>
        <source>comment, description, text</source>
        <translation>注释, 说明, 文字</translation>
    </message>
    <message>
        <source>restore, undelete, recover, trash</source>
        <translation>恢复, 还原, 撤销删除, 回收站</translation>
    </message>
    <message>
        <source>smart album, change filter, edit search</source>
        <translation>智能相册, 更改筛选, 编辑搜索</translation>
    </message>
    <message>
        <source>clipboard, import, copy, add files</source>
        <translation>剪贴板, 导入, 复制, 添加文件</translation>
    </message>
    <message>
        <source>purge, permanently, remove, bin</source>
        <translation>彻底删除, 永久删除, 移除, 回收站</translation>
    </message>
    <message>
        <source>delete for good, purge, bin</source>
        <translation>彻底删除, 清除, 垃圾箱</translation>
    </message>
    <message>
        <source>variation, again, recall, new seed, more like this</source>
        <translation>变体, 再来, 新种子, 类似的图片</translation>
    </message>
    <message>
        <source>depth2img, composition, depth map</source>
        <translation>depth2img, 构图, 深度图</translation>
    </message>
    <message>
        <source>CLI, sdstudio generate, script, shell, terminal</source>
        <translation>命令行, sdstudio generate, 脚本, 终端</translation>
    </message>
    <message>
        <source>back, revert, mistake</source>
        <translation>返回, 恢复, undo</translation>
    </message>
    <message>
        <source>repeat, forward</source>
        <translation>重复, redo</translation>
    </message>
    <message>
        <source>wait, hold, resume, continue</source>
        <translation>等待, 继续, pause</translation>
    </message>
    <message>
        <source>empty, remove jobs, cancel all</source>
        <translation>移除任务, 全部取消, clear</translation>
    </message>
    <message>
        <source>right side, gallery, history, sidebar, fold, hide</source>
        <translation>右侧, 图库, 历史, 侧边栏, 折叠, sidebar</translation>
    </message>
    <message>
        <source>fullscreen, picture alone, distraction-free</source>
        <translation>全屏, 仅图片, full screen</translation>
    </message>
    <message>
        <source>metadata, details, info, prompt of a picture, parameters</source>
        <translation>元数据, 详情, 信息, 图片的提示词, 参数</translation>
    </message>
    <message>
        <source>search, command palette</source>
        <translation>搜索, 命令面板, search</translation>
    </message>
    <message>
        <source>preferences, options, dark, light, backend</source>
        <translation>首选项, 选项, 深色, 浅色, 后端, preferences</translation>
    </message>
    <message>
        <source>backup, restore, rebuild, verify, repair, missing pictures, database</source>
        <translation>备份, 恢复, 重建, 校验, 修复, 丢失的图片, 数据库, backup, restore, rebuild</translation>
    </message>
    <message>
        <source>help, manual, documentation, handbook, how to</source>
        <translation>帮助, 手册, 文档, 说明书, 教程</translation>
    </message>
    <message>
        <source>help, explain, settings, meaning</source>
        <translation>帮助, 解释, 设置, 含义</translation>
    </message>
    <message>
        <source>tour, tutorial, lesson, learn, help</source>
        <translation>导览, 引导, 教程, 课程, 学习, 帮助</translation>
    </message>
    <message>
        <source>tour, tutorial, lesson, learn, inpaint, help</source>
        <translation>导览, 引导, 教程, 课程, 学习, 局部重绘, 帮助</translation>
    </message>
    <message>
        <source>tour, tutorial, lesson, learn, search, help</source>
        <translation>导览, 引导, 教程, 课程, 学习, 搜索, 帮助</translation>
    </message>
    <message>
        <source>query, filter, fields, operators, find pictures, help</source>
        <translation>查询, 筛选, 字段, 运算符, 查找图片, 帮助, query</translation>
    </message>
    <message>
        <source>first steps, welcome, start, help, tutorial</source>
        <translation>入门, 欢迎, 帮助, 教程, help</translation>
    </message>
    <message>
        <source>license, terms, legal</source>
        <translation>条款, 法律, license</translation>
    </message>
    <message>
        <source>bug, crash, error, log, feedback, support</source>
        <translation>错误, 崩溃, 日志, 反馈, 支持, 故障, bug</translation>
    </message>
    <message>
        <source>version, info</source>
        <translation>版本, 信息, version</translation>
    </message>
    <message>
        <source>exit, close</source>
        <translation>关闭, exit</translation>
    </message>
    <message>
        <source>convert, resize, JPEG, WebP, AVIF, CSV, JSON, contact sheet, remove metadata</source>
        <translation>转换, 调整大小, JPEG, WebP, AVIF, CSV, JSON, 缩略图总览, 删除元数据</translation>
    </message>
    <message>
        <source>queue, change a waiting job, modify</source>
        <translation>队列, 修改等待中的任务, 更改</translation>
    </message>
    <message>
        <source>queue, copy, repeat, again</source>
        <translation>队列, 副本, 重复, 再来一次</translation>
    </message>
    <message>
        <source>queue, repeat, error, again</source>
        <translation>队列, 重复, 错误, 再试一次</translation>
    </message>
    <message>
        <source>queue, log, finished, failed, errors, recent, past jobs</source>
        <translation>队列, 日志, 已完成, 失败, 错误, 最近, 以前的任务</translation>
    </message>
    <message>
        <source>view, generate, prompt, page</source>
        <translation>视图, 生成, 提示词, 生成图片</translation>
    </message>
    <message>
        <source>settings, left side, sidebar, fold, hide</source>
        <translation>设置, 左侧, 侧栏, 折叠, 隐藏</translation>
    </message>
    <message>
        <source>upgrade, new version, what&apos;s new, release</source>
        <translation>升级, 新版本, 新功能, 发布</translation>
    </message>
    <message>
        <source>GPU, CUDA, NVIDIA, GeForce, AMD, ROCm, Intel, XPU, driver, faster</source>
        <translation>GPU, CUDA, NVIDIA, GeForce, AMD, ROCm, Intel, XPU, 驱动, 更快, 加速, 独显, xianka</translation>
    </message>
    <message>
        <source>style presets, artist, look, watercolour, anime, photo, Fooocus styles, styles.csv, prompt templates</source>
        <translation>风格预设、画风、画家、水彩、动漫、照片、Fooocus 风格、styles.csv、提示词模板</translation>
    </message>
    <message>
        <source>save prompt, new style, prompt template, snippet</source>
        <translation>保存提示词、新建风格、提示词模板、片段</translation>
    </message>
    <message>
        <source>save prompt, new style, look of a picture, thumbnail</source>
        <translation>保存提示词、新建风格、图片的画风、缩略图</translation>
    </message>
    <message>
        <source>defaults of a model, saved settings, profile, template, recipe</source>
        <translation>模型默认值、保存的设置、配置、模板、配方</translation>
    </message>
    <message>
        <source>defaults of a model, remember settings, profile, template, recipe</source>
        <translation>模型默认值、记住设置、配置、模板、配方</translation>
    </message>
    <message>
        <source>defaults, start over, clear settings, new draft</source>
        <translation>默认值、重新开始、清除设置、新草稿</translation>
    </message>
    <message>
        <source>dynamic prompts, combinations, variants, options, wildcard, test</source>
        <translation>动态提示词, 组合, 变体, 选项, 通配符, 预览, 测试</translation>
    </message>
    <message>
        <source>dynamic prompts, word lists, random words, variants, options, import</source>
        <translation>动态提示词, 词表, 随机词, 变体, 选项, 导入</translation>
    </message>
    <message>
        <source>dynamic prompt, wildcard, recall, options, again</source>
        <translation>动态提示词, 通配符, 调用, 选项, 再次</translation>
    </message>
    <message>
        <source>get models, checkpoints, LoRA, ControlNet, VAE, SDXL, SD 1.5, turbo, Lightning, download manager</source>
        <translation>获取模型, 检查点, 下载, checkpoint, LoRA, ControlNet, VAE, SDXL, SD 1.5, turbo, Lightning, 下载模型</translation>
    </message>
    <message>
        <source>batch, ESRGAN, enlarge many, directory, super-resolution</source>
        <translation>批量, ESRGAN, 批量放大, 目录, 超分辨率, upscale</translation>
    </message>
    <message>
        <source>earlier prompts, last prompt, used before, recent</source>
        <translation>以前的提示词，上次的提示词，用过，最近</translation>
    </message>
    <message>
        <source>saved prompts, text blocks, phrases, macros, library of words</source>
        <translation>保存的提示词，文本块，短语，常用词</translation>
    </message>
    <message>
        <source>keep words, save prompt, text block</source>
        <translation>保存文字，保存提示词，文本块</translation>
    </message>
    <message>
        <source>autocomplete, tagcomplete, danbooru, CSV, suggestions, word list</source>
        <translation>自动补全，标签补全，danbooru，CSV，建议，词表</translation>
    </message>
    <message>
        <source>caption, interrogate, image to text, img2txt, BLIP, reverse prompt</source>
        <translation>描述, 反推, 反推提示词, 图生文, 看图说话, caption, interrogate, img2txt, BLIP</translation>
    </message>
    <message>
        <source>caption, captions, batch, image to text, BLIP, comment, alt text</source>
        <translation>描述, 批量描述, 图生文, 注释, 替代文字, caption, BLIP</translation>
    </message>
    <message>
        <source>view, library, gallery, all pictures, browse, collection, search, my pictures</source>
        <translation>视图, 图库, 画廊, 相册, 全部图片, 浏览, 收藏, 搜索, 我的图片</translation>
    </message>
    <message>
        <source>upscaling, enlarge, larger, higher resolution, super-resolution, bigger</source>
        <translation>超分辨率, 更大, 高清, upscale</translation>
    </message>
    <message>
        <source>enlarge, larger, higher resolution, super-resolution, bigger</source>
        <translation>超分辨率, 更大, 高清, upscale</translation>
    </message>
    <message>
        <source>ESRGAN, SPAN, enlarge, larger, higher resolution, super-resolution, extras, bigger</source>
        <translation>ESRGAN, SPAN, 超分辨率, 更大, 高清, 无损放大, upscale</translation>
    </message>
    <message>
        <source>mirror, transform, layer, upside down</source>
        <translation>镜像, 变换, 图层, 上下颠倒</translation>
    </message>
    <message>
        <source>X/Y plot, grid, contact sheet, compared, comparisons</source>
        <translation>X/Y 图, 网格图, 缩略图总览, 对比图, 对比</translation>
    </message>
    <message>
        <source>fast, quick, turbo, LCM, Lightning, Hyper, DMD2, distilled, faster</source>
        <translation>快速, 加速, 少步, 极速, turbo, LCM, Lightning, Hyper, DMD2, 蒸馏, 更快</translation>
    </message>
    <message>
        <source>colour label, color, tag, violet</source>
        <translation>颜色标签, 色彩, 紫罗兰</translation>
    </message>
    <message>
        <source>file, Explorer, Finder, open folder, file manager</source>
        <translation>文件, 资源管理器, 打开文件夹, folder, 文件管理器</translation>
    </message>
    <message>
        <source>picture number, fixed seed, keep, same seed</source>
        <translation>图片编号, 固定种子, seed, 相同种子</translation>
    </message>
    <message>
        <source>no headings, one list, ungroup</source>
        <translation>无标题, 单一列表, 取消分组</translation>
    </message>
    <message>
        <source>rating, stars, best, favourite, five stars, favorite</source>
        <translation>评分, 星级, 最好, 最爱, 五星, 收藏</translation>
    </message>
    <message>
        <source>flag, keep, choose, favourite, favorite</source>
        <translation>旗标, 保留, 选中, 收藏</translation>
    </message>
    <message>
        <source>recall, prompt, words, again, same words</source>
        <translation>取回, 提示词, 再次使用, 相同的词</translation>
    </message>
    <message>
        <source>recall, parameters, sampler, steps, again, same settings</source>
        <translation>取回, 参数, 采样器, 步数, 相同设置</translation>
    </message>
    <message>
        <source>keys, hotkeys, key bindings, print shortcuts, cheat sheet, export, import</source>
        <translation>按键, 热键, hotkeys, 打印快捷键, 速查表, 导出, 导入</translation>
    </message>
    <message>
        <source>versions, states, history, snapshots</source>
        <translation>版本, 状态, 历史, 快照</translation>
    </message>
    <message>
        <source>candidate, flip, forward, next picture</source>
        <translation>候选, 翻看, 前进, 下一张</translation>
    </message>
    <message>
        <source>candidate, flip, back, previous picture</source>
        <translation>候选, 翻看, 后退, 上一张</translation>
    </message>
    <message>
        <source>another, seed, variations, candidate, another one, one more</source>
        <translation>再来一个, 种子, 变体, 候选</translation>
    </message>
    <message>
        <source>discard, reject, candidate, throw away</source>
        <translation>丢弃, 拒绝, 候选, 扔掉</translation>
    </message>
    <message>
        <source>ADetailer, FaceDetailer, After Detailer, restore faces, GFPGAN, CodeFormer, eyes</source>
        <translation>ADetailer, FaceDetailer, After Detailer, 修脸, 面部修复, 人脸, GFPGAN, CodeFormer, 眼睛</translation>
    </message>
    <message>
        <source>select faces, find faces, face detection, people, portrait, ADetailer</source>
        <translation>选择面部, 查找人脸, 人脸检测, 人物, 肖像, ADetailer</translation>
    </message>
    <message>
        <source>make, do, get, want, please, how, to, i, a, an, the, my, me, it, this, of</source>
        <translation>make, do, get, want, please, how, to, i, a, an, the, my, me, it, this, of, 怎么, 如何, 请, 我要, 我想</translation>
    </message>
</context>
<context>
    <name>layers</name>
    <message>
        <source>{name} copy</source>
        <translation>{name} 副本</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>图层 {number}</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Result: {words}</source>
        <translation>结果：{words}</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Pasted layer</source>
        <translation>粘贴的图层</translation>
    </message>
</context>
<context>
    <name>library</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>旗标</translation>
    </message>
    <message>
        <source>Colour label</source>
        <translation>色标</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>画板</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Guidance (CFG)</source>
        <translation>引导强度（CFG）</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Has</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>Similar to picture</source>
        <translation>相似于图片</translation>
    </message>
    <message>
        <source>Content like that of picture</source>
        <translation>内容相似于图片</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>留用</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>No flag</source>
        <translation>无旗标</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>无色标</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation>输入图片</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Depth map</source>
        <translation>深度图</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>On a board</source>
        <translation>在画板上</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>无星级</translation>
    </message>
    <message>
        <source>not {term}</source>
        <translation>不含 {term}</translation>
    </message>
    <message>
        <source>{field}: not {values}</source>
        <translation>{field}：不含 {values}</translation>
    </message>
    <message>
        <source>{field}: {values}</source>
        <translation>{field}：{values}</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早在前</translation>
    </message>
    <message>
        <source>Best rated first</source>
        <translation>星级最高在前</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>尺寸最大在前</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Most similar first</source>
        <translation>最相似的在前</translation>
    </message>
    <message>
        <source>Rating, 0 to 5 stars</source>
        <translation>星级，0 到 5</translation>
    </message>
    <message>
        <source>Size, such as 512x768 or &gt;=1024</source>
        <translation>尺寸，例如 512x768 或 &gt;=1024</translation>
    </message>
    <message>
        <source>Date, such as today or 2026-11</source>
        <translation>日期，例如 today 或 2026-11</translation>
    </message>
    <message>
        <source>Steps, such as 20 or &gt;=30</source>
        <translation>步数，例如 20 或 &gt;=30</translation>
    </message>
    <message>
        <source>Program that made the picture</source>
        <translation>生成图片的程序</translation>
    </message>
    <message>
        <source>Has a note, tags, a mask…</source>
        <translation>包含备注、标签、蒙版等</translation>
    </message>
    <message>
        <source>Order of the pictures</source>
        <translation>图片的排序</translation>
    </message>
    <message>
        <source>In the trash</source>
        <translation>在回收站中</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>从此日期起</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>早于</translation>
    </message>
    <message>
        <source>{stars} or more</source>
        <translation>{stars} 及以上</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Template that the prompt was written from</source>
        <translation>生成提示词所用的模板</translation>
    </message>
</context>
<context>
    <name>masks</name>
    <message>
        <source>{name} copy</source>
        <translation>{name} 副本</translation>
    </message>
    <message>
        <source>Mask {number}</source>
        <translation>蒙版 {number}</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Extended area</source>
        <translation>扩展区域</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Start &amp;from</source>
        <translation>以此开始(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Use settings</source>
        <translation>使用设置(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Stars</source>
        <translation>星级(&amp;S)</translation>
    </message>
    <message>
        <source>Fla&amp;g</source>
        <translation>旗标(&amp;G)</translation>
    </message>
    <message>
        <source>Colour &amp;label</source>
        <translation>色标(&amp;L)</translation>
    </message>
    <message>
        <source>Pro&amp;mpt</source>
        <translation>提示词(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Group and stack</source>
        <translation>分组与堆叠(&amp;G)</translation>
    </message>
    <message>
        <source>Tras&amp;h</source>
        <translation>回收站(&amp;H)</translation>
    </message>
    <message>
        <source>Add &amp;pictures</source>
        <translation>添加图片(&amp;P)</translation>
    </message>
    <message>
        <source>M&amp;asks</source>
        <translation>蒙版(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>图层(&amp;L)</translation>
    </message>
    <message>
        <source>E&amp;dit</source>
        <translation>编辑(&amp;D)</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>&amp;Results</source>
        <translation>结果(&amp;R)</translation>
    </message>
    <message>
        <source>Ca&amp;nvas view</source>
        <translation>画布视图(&amp;N)</translation>
    </message>
    <message>
        <source>I&amp;ntent</source>
        <translation>意图(&amp;N)</translation>
    </message>
    <message>
        <source>De&amp;pth</source>
        <translation>深度(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Tours</source>
        <translation>导览(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>图片(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>图库(&amp;L)</translation>
    </message>
    <message>
        <source>C&amp;anvas</source>
        <translation>画布(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>创作(&amp;C)</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>Wildcards, styles a&amp;nd presets</source>
        <translation>通配符、风格与预设(&amp;N)</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Upsca&amp;le and repair</source>
        <translation>放大与修复(&amp;L)</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Save elsewhere…</source>
        <translation>保存到别处…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Open model folder…</source>
        <translation>打开模型文件夹…</translation>
    </message>
    <message>
        <source>Manage models…</source>
        <translation>管理模型…</translation>
    </message>
    <message>
        <source>Restart engine</source>
        <translation>重启引擎</translation>
    </message>
    <message>
        <source>Use the model&apos;s native size</source>
        <translation>使用模型的原生尺寸</translation>
    </message>
    <message>
        <source>Generate anyway</source>
        <translation>仍要生成</translation>
    </message>
    <message>
        <source>Decode with…</source>
        <translation>解码用的 VAE…</translation>
    </message>
    <message>
        <source>Use a random seed</source>
        <translation>使用随机种子</translation>
    </message>
    <message>
        <source>Graphics card…</source>
        <translation>显卡…</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Download anyway</source>
        <translation>仍要下载</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Show its files in the file manager</source>
        <translation>在文件管理器中显示其文件</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>正在下载…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>正在校验…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>正在移除…</translation>
    </message>
    <message>
        <source>{done} of {size}</source>
        <translation>{done} / {size}</translation>
    </message>
    <message>
        <source>{speed}/s</source>
        <translation>{speed}/s</translation>
    </message>
    <message>
        <source>As imported ({size})</source>
        <translation>导入时的版本（{size}）</translation>
    </message>
    <message>
        <source>Finds similar pictures</source>
        <translation>查找相似图片</translation>
    </message>
    <message>
        <source>Selects objects</source>
        <translation>选择物体</translation>
    </message>
    <message>
        <source>Estimates depth</source>
        <translation>估计深度</translation>
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
        <source>Describes pictures</source>
        <translation>描述图片</translation>
    </message>
    <message>
        <source>few steps</source>
        <translation>少步数</translation>
    </message>
    <message>
        <source>v-prediction</source>
        <translation>v 预测</translation>
    </message>
    <message>
        <source>{model} is ready to find pictures with similar content.</source>
        <translation>{model} 已就绪，可以查找内容相似的图片。</translation>
    </message>
    <message>
        <source>{model} is ready to select objects on the canvas.</source>
        <translation>{model} 已就绪，可以在画布上选择物体。</translation>
    </message>
    <message>
        <source>{model} is ready to estimate depth on the canvas and for ControlNets.</source>
        <translation>{model} 已就绪，可在画布上和为 ControlNet 估计深度。</translation>
    </message>
    <message>
        <source>{model} is ready: choose it under “Decode with” in a model&apos;s menu.</source>
        <translation>{model} 已就绪：可在模型菜单的“解码用的 VAE”中选用。</translation>
    </message>
    <message>
        <source>{model} is ready. You&apos;ll find it under LoRAs and embeddings, in Advanced settings.</source>
        <translation>{model} 已就绪，在“高级设置”的“LoRA 与嵌入”中。</translation>
    </message>
    <message>
        <source>A picture takes {low} to {high} s on this computer.</source>
        <translation>在这台电脑上，一张图片需要 {low} 到 {high} 秒。</translation>
    </message>
    <message>
        <source>A picture takes {low} to {high} min on this computer.</source>
        <translation>在这台电脑上，一张图片需要 {low} 到 {high} 分钟。</translation>
    </message>
    <message>
        <source>A picture takes {low} to {high} h on this computer.</source>
        <translation>在这台电脑上，一张图片需要 {low} 到 {high} 小时。</translation>
    </message>
    <message>
        <source>Download this model; you can keep working meanwhile</source>
        <translation>下载此模型；期间可以继续工作</translation>
    </message>
    <message>
        <source>Download over this metered connection</source>
        <translation>用当前按流量计费的网络下载</translation>
    </message>
    <message>
        <source>Pause the download; what has been downloaded is kept</source>
        <translation>暂停下载；已下载的部分会保留</translation>
    </message>
    <message>
        <source>Continue the download where it stopped</source>
        <translation>从停下的地方继续下载</translation>
    </message>
    <message>
        <source>Cancel; a partial download is deleted</source>
        <translation>取消；未完成的下载会被删除</translation>
    </message>
    <message>
        <source>Choose where models are downloaded from</source>
        <translation>选择从哪里下载模型</translation>
    </message>
    <message>
        <source>Import this model from a file or folder that you already have</source>
        <translation>从已有的文件或文件夹导入此模型</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Make new pictures with this model</source>
        <translation>用此模型生成新图片</translation>
    </message>
    <message>
        <source>Check all files for damage</source>
        <translation>检查所有文件是否损坏</translation>
    </message>
    <message>
        <source>Download only the damaged parts again</source>
        <translation>只重新下载损坏的部分</translation>
    </message>
    <message>
        <source>Copy the model to a USB drive or folder, for use on another computer</source>
        <translation>复制到 U 盘或文件夹，供其他电脑使用</translation>
    </message>
    <message>
        <source>Move the model to the trash to free disk space</source>
        <translation>移到回收站，腾出磁盘空间</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Remove this folder from the list; its files are kept</source>
        <translation>从列表中移除此文件夹；文件会保留</translation>
    </message>
    <message>
        <source>licence unknown</source>
        <translation>许可证未知</translation>
    </message>
    <message>
        <source>LoRA: lets a model make pictures in few steps (4–8)</source>
        <translation>LoRA：让模型只用少量步数（4–8 步）就能出图</translation>
    </message>
    <message>
        <source>LoRA: teaches a model a style or an object</source>
        <translation>LoRA：教模型一种风格或一样物品</translation>
    </message>
    <message>
        <source>Embedding (textual inversion): use it by writing its name in the prompt</source>
        <translation>嵌入（textual inversion）：在提示词里写出它的名字即可使用</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>Import only</source>
        <translation>只能导入</translation>
    </message>
    <message>
        <source>Checking existing files…</source>
        <translation>正在检查已有的文件…</translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation>等待您的确认</translation>
    </message>
    <message>
        <source>{file}: {percent}%</source>
        <translation>{file}：{percent}%</translation>
    </message>
    <message>
        <source>fp16 ({size})</source>
        <translation>fp16（{size}）</translation>
    </message>
    <message>
        <source>fp32, single file ({size})</source>
        <translation>fp32，单个文件（{size}）</translation>
    </message>
    <message>
        <source>fp32 ({size})</source>
        <translation>fp32（{size}）</translation>
    </message>
    <message>
        <source>A file or folder that you imported</source>
        <translation>您导入的文件或文件夹</translation>
    </message>
    <message>
        <source>Half precision: half the size, and pictures look the same. Recommended.</source>
        <translation>半精度：大小减半，图片看起来一样。推荐使用。</translation>
    </message>
    <message>
        <source>Full precision in a single file, which other programs can also open</source>
        <translation>完整精度的单个文件，其他程序也能打开</translation>
    </message>
    <message>
        <source>Full precision, for comparisons and training; twice the size</source>
        <translation>完整精度，用于对比和训练；大小为两倍</translation>
    </message>
    <message>
        <source>Text to image</source>
        <translation>文生图</translation>
    </message>
    <message>
        <source>Inpainting</source>
        <translation>局部重绘</translation>
    </message>
    <message>
        <source>Depth to image</source>
        <translation>深度生图</translation>
    </message>
    <message>
        <source>Upscaler</source>
        <translation>放大模型</translation>
    </message>
    <message>
        <source>Variations (unCLIP)</source>
        <translation>图像变体（unCLIP）</translation>
    </message>
    <message>
        <source>Download sources…</source>
        <translation>下载来源…</translation>
    </message>
    <message>
        <source>Waiting for the source…</source>
        <translation>正在等待来源响应…</translation>
    </message>
    <message>
        <source>Unpacking…</source>
        <translation>正在解压…</translation>
    </message>
    <message>
        <source>ControlNet</source>
        <translation>ControlNet</translation>
    </message>
    <message>
        <source>{model} is ready: choose it under “ControlNet” in the settings.</source>
        <translation>{model} 已就绪：可在设置的“ControlNet”中选用。</translation>
    </message>
    <message>
        <source>Fast upscaler</source>
        <translation>快速放大模型</translation>
    </message>
    <message>
        <source>{model} is ready: choose it under “Fast upscale…” in a picture&apos;s menu, or for the hires fix.</source>
        <translation>{model} 已就绪：在图片菜单的“快速放大…”中选择，也可用于高清修复。</translation>
    </message>
    <message>
        <source>Translates prompts into English</source>
        <translation>将提示词翻译成英文</translation>
    </message>
    <message>
        <source>{model} is ready to translate prompts into English.</source>
        <translation>{model} 已就绪，可以把提示词翻译成英文。</translation>
    </message>
    <message>
        <source>{model} is ready: choose “Describe for prompt…” in a picture&apos;s menu, or “Describe in notes…” in the library.</source>
        <translation>{model} 已就绪：请在图片的菜单中选择“描述为提示词…”，或在图库中选择“在备注中描述…”。</translation>
    </message>
</context>
<context>
    <name>modes</name>
    <message>
        <source>Needs an inpainting model, such as Stable Diffusion 2 inpainting.</source>
        <translation>需要局部重绘模型，例如 Stable Diffusion 2 inpainting。</translation>
    </message>
    <message>
        <source>Needs a depth model, such as Stable Diffusion 2 depth.</source>
        <translation>需要深度模型，例如 Stable Diffusion 2 depth。</translation>
    </message>
    <message>
        <source>Needs a text-to-image model, such as Stable Diffusion 2.1.</source>
        <translation>需要文生图模型，例如 Stable Diffusion 2.1。</translation>
    </message>
    <message>
        <source>Needs an upscaler model, such as Stable Diffusion x4 upscaler.</source>
        <translation>需要放大模型，例如 Stable Diffusion x4 upscaler。</translation>
    </message>
    <message>
        <source>Needs an unCLIP model, such as Stable Diffusion 2.1 unCLIP.</source>
        <translation>需要 unCLIP 模型，例如 Stable Diffusion 2.1 unCLIP。</translation>
    </message>
    <message>
        <source>Switches to the model “{model}”.</source>
        <translation>将切换到模型“{model}”。</translation>
    </message>
    <message>
        <source>Text to image</source>
        <translation>文生图</translation>
    </message>
    <message>
        <source>Makes a new picture from the prompt alone.</source>
        <translation>只凭提示词生成一张新图片。</translation>
    </message>
    <message>
        <source>Image to image</source>
        <translation>图生图</translation>
    </message>
    <message>
        <source>Repaints a picture, keeping as much of it as you choose.</source>
        <translation>重画一张图片，保留多少由您决定。</translation>
    </message>
    <message>
        <source>Inpaint</source>
        <translation>局部重绘</translation>
    </message>
    <message>
        <source>Repaints only the area you mask; the rest stays as it is.</source>
        <translation>只重画您涂抹的区域，其余保持原样。</translation>
    </message>
    <message>
        <source>Depth to image</source>
        <translation>深度生图</translation>
    </message>
    <message>
        <source>Keeps the depth of a picture – what is near and what is far – and changes everything else.</source>
        <translation>保持图片的远近关系，其余都可以改变。</translation>
    </message>
    <message>
        <source>Depth map</source>
        <translation>深度图</translation>
    </message>
    <message>
        <source>Makes a greyscale picture of what is near (white) and far (black), as the model estimates it.</source>
        <translation>生成一张灰度图，表示模型估计的近处（白）和远处（黑）。</translation>
    </message>
    <message>
        <source>Upscale</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Enlarges a picture to four times its width and height, with new detail that fits the prompt.</source>
        <translation>把图片的宽和高放大到四倍，并按提示词添加新的细节。</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Makes new pictures with the same subject and mood.</source>
        <translation>生成主体和气氛相同的新图片。</translation>
    </message>
    <message>
        <source>Fast upscale</source>
        <translation>快速放大</translation>
    </message>
    <message>
        <source>Enlarges a picture with an upscaler such as ESRGAN: fast, without a prompt, and close to the original.</source>
        <translation>用 ESRGAN 等放大模型放大图片：速度快，无需提示词，并保持原貌。</translation>
    </message>
    <message>
        <source>Repair faces</source>
        <translation>修复面部</translation>
    </message>
    <message>
        <source>Finds the faces in a picture and makes each of them anew at the model&apos;s full resolution. Everything else stays as it is.</source>
        <translation>找出图片中的面部，并以模型的完整分辨率逐一重绘。其余部分保持不变。</translation>
    </message>
</context>
<context>
    <name>parameters</name>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文范围</translation>
    </message>
    <message>
        <source>Match colours</source>
        <translation>匹配颜色</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>How many passes turn noise into the picture. More steps take longer and add detail, but little beyond 30. 4 to 8 make a quick sketch; fewer give little more than patches of colour.</source>
        <translation>把噪声变成图片要经过多少步。越多越慢、细节越多，超过 30 收效甚微。4 到 8 步像速写，再少就几乎只剩色块。</translation>
    </message>
    <message>
        <source>{sampler} needs at least {steps} steps; with fewer, Euler is used instead.</source>
        <translation>{sampler} 至少需要 {steps} 步；步数不足时由 Euler 代替。</translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation>输入图片</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>What the picture shows. (word:1.3) makes a word count more, (word:0.7) less. The model reads about 50 words (75 tokens) at a time; longer prompts are read in several parts, which weakens each word and takes a little longer.</source>
        <translation>图片的内容。(word:1.3) 加强一个词，(word:0.7) 减弱它。模型每次大约读 50 个英文词（75 个词元）；更长的提示词分几段读取，每个词的作用会减弱，也稍慢一些。</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>负向提示词</translation>
    </message>
    <message>
        <source>What the picture should not show. Has no effect when Guidance (CFG) is 1.</source>
        <translation>图片中不应出现的内容。引导强度（CFG） 为 1 时无效。</translation>
    </message>
    <message>
        <source>Width in pixels, a multiple of 8. At sizes far from the model&apos;s native size, subjects tend to repeat.</source>
        <translation>宽度（像素），须为 8 的倍数。与模型的原生尺寸相差太远时，主体容易重复出现。</translation>
    </message>
    <message>
        <source>Height in pixels, a multiple of 8. At sizes far from the model&apos;s native size, subjects tend to repeat.</source>
        <translation>高度（像素），须为 8 的倍数。与模型的原生尺寸相差太远时，主体容易重复出现。</translation>
    </message>
    <message>
        <source>Seamless tiling</source>
        <translation>无缝平铺</translation>
    </message>
    <message>
        <source>Makes opposite edges match, so that copies side by side form a continuous pattern. The match is exact when width and height are multiples of 64.</source>
        <translation>让相对的边缘彼此衔接，并排放置即成连续图案。宽和高都是 64 的倍数时衔接最准确。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>两个方向</translation>
    </message>
    <message>
        <source>Horizontal</source>
        <translation>水平</translation>
    </message>
    <message>
        <source>Vertical</source>
        <translation>垂直</translation>
    </message>
    <message>
        <source>Hires fix</source>
        <translation>高清修复</translation>
    </message>
    <message>
        <source>Enlarges the finished picture by this factor and refines it in a second pass, so that large pictures don&apos;t repeat the subject. 1 is off.</source>
        <translation>把完成的图片放大到这个倍数，再用第二遍精修，大图中的主体就不会重复。1 表示关闭。</translation>
    </message>
    <message>
        <source>Hires fix strength</source>
        <translation>高清修复重绘幅度</translation>
    </message>
    <message>
        <source>How much the second pass may change (denoising strength). Higher values add detail and depart further from the first pass.</source>
        <translation>第二遍可以改变多少（重绘幅度）。越高细节越多，与第一遍相差也越大。</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>重绘幅度</translation>
    </message>
    <message>
        <source>How much the input may change (denoising strength). Low values keep its shapes and colours; 1 repaints from scratch.</source>
        <translation>输入图片可以改变多少。较低时保留形状和颜色；为 1 时完全重画。</translation>
    </message>
    <message>
        <source>Noise level</source>
        <translation>噪声等级</translation>
    </message>
    <message>
        <source>How much noise is added to the input. Higher values hide its flaws and invent more detail, but depart further from it.</source>
        <translation>给输入图片添加多少噪声。越高越能掩盖瑕疵、细节越多，但与原图相差也越大。</translation>
    </message>
    <message>
        <source>Pre-fill</source>
        <translation>预填充</translation>
    </message>
    <message>
        <source>What the masked area is filled with before the model starts. At strength 1, little more than the colours of the fill remains.</source>
        <translation>模型开始之前用什么填充蒙版区域。重绘幅度为 1 时，除了颜色几乎不会留下什么。</translation>
    </message>
    <message>
        <source>Surrounding colours</source>
        <translation>周围的颜色</translation>
    </message>
    <message>
        <source>How many pixels the mask grows by before the model starts, so that the new part can join the rest.</source>
        <translation>模型开始之前把蒙版扩张多少像素，使新的部分能与其余部分衔接。</translation>
    </message>
    <message>
        <source>Over how many pixels at the edge of the mask the change fades out.</source>
        <translation>在蒙版边缘的多少像素内，改变程度逐渐减小到零。</translation>
    </message>
    <message>
        <source>Original picture</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Surroundings, continued</source>
        <translation>延续周围画面</translation>
    </message>
    <message>
        <source>Surroundings, softened</source>
        <translation>延续周围画面并柔化</translation>
    </message>
    <message>
        <source>Nearest pixels</source>
        <translation>最近的像素</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>Grow mask</source>
        <translation>扩张蒙版</translation>
    </message>
    <message>
        <source>Feather mask</source>
        <translation>羽化蒙版</translation>
    </message>
    <message>
        <source>Mask blur</source>
        <translation>蒙版模糊</translation>
    </message>
    <message>
        <source>Over how many pixels the repainted area blends into the rest. Nothing outside the mask changes, unless it is grown or feathered.</source>
        <translation>重绘区域用多少像素与其余部分融合。除了扩张和羽化的范围，蒙版以外不会改变。</translation>
    </message>
    <message>
        <source>The part of the picture that the model sees: left, top, width and height in pixels. A small part is repainted at the model&apos;s full resolution; a large one shows the model more of the surroundings.</source>
        <translation>模型看到的图片部分：左、上、宽、高，单位为像素。范围小时以模型的完整分辨率处理；范围大时模型能看到更多周围的画面。</translation>
    </message>
    <message>
        <source>Inpaint only masked</source>
        <translation>仅重绘蒙版区域</translation>
    </message>
    <message>
        <source>Works on the masked area and its surroundings alone, at the model&apos;s full resolution. Gives finer detail in small parts of large pictures.</source>
        <translation>只处理蒙版区域及其周围，并使用模型的完整分辨率。让大图中的小处更精细。</translation>
    </message>
    <message>
        <source>Mask padding</source>
        <translation>蒙版边距</translation>
    </message>
    <message>
        <source>How many pixels around the masked area the model sees when it inpaints only the masked area.</source>
        <translation>仅重绘蒙版区域时，模型能看到蒙版周围多少像素。</translation>
    </message>
    <message>
        <source>Adjusts the colours of the repainted area to its surroundings. Helps when a seam shows; leave it off when the new part should look different.</source>
        <translation>让重绘区域的颜色与周围一致。接缝明显时有用；若新的部分本应不同，请保持关闭。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Guidance (CFG)</source>
        <translation>引导强度（CFG）</translation>
    </message>
    <message>
        <source>How closely the picture follows the prompt. High values are more literal and raise contrast; low values leave the model more freedom. At 1, the negative prompt has no effect.</source>
        <translation>图片遵循提示词的程度。越高越贴近字面、对比越强；越低模型越自由。为 1 时负向提示词无效。</translation>
    </message>
    <message>
        <source>Guidance rescale</source>
        <translation>引导重缩放</translation>
    </message>
    <message>
        <source>Reduces the excess contrast and glow that high guidance causes. 0 is off; 0.7 is usual.</source>
        <translation>减弱引导强度过高带来的过强对比和光晕。0 表示关闭；通常为 0.7。</translation>
    </message>
    <message>
        <source>The method that removes the noise. DPM++ 2M is fast and reliable; Euler a varies more with the number of steps.</source>
        <translation>去除噪声的方法。DPM++ 2M 又快又稳；Euler a 随步数变化更大。</translation>
    </message>
    <message>
        <source>Eta (gamma)</source>
        <translation>Eta (gamma)</translation>
    </message>
    <message>
        <source>How much of each step of TCD is noise drawn anew. 0 adds none; 0.3 is usual. With more steps, higher values keep shapes clean, lower ones give more detail.</source>
        <translation>TCD 的每一步中重新加入多少噪声。0 表示不加，通常为 0.3。步数较多时，较高的值使形状更干净，较低的值细节更多。</translation>
    </message>
    <message>
        <source>Takes about half the time. The picture is similar, but not identical: the last steps skip guidance, and some steps reuse work from the one before.</source>
        <translation>时间约减半。画面相近，但并不相同：最后几步不使用引导，部分步骤沿用上一步的计算。</translation>
    </message>
    <message>
        <source>The number that the starting noise is drawn from. The same seed with the same settings makes the same picture again.</source>
        <translation>生成起始噪声所用的数字。相同的种子加相同的设置会生成相同的图片。</translation>
    </message>
    <message>
        <source>Clip skip</source>
        <translation>Clip skip</translation>
    </message>
    <message>
        <source>Which layer of the text encoder the prompt is taken from, counted from the end. 1 is the last layer; 2, the one before it, is what many anime models were trained with. Automatic (0) takes the layer that is usual for the model.</source>
        <translation>提示词取自文本编码器的哪一层（从最后一层数起）。1 为最后一层；2 为倒数第二层，许多动漫模型就是这样训练的。“自动”(0) 使用模型惯用的层。</translation>
    </message>
    <message>
        <source>Doesn&apos;t suit this model, which was trained to start from pure noise (zero terminal SNR).</source>
        <translation>不适合该模型：该模型训练时从纯噪声开始（零终端信噪比）。</translation>
    </message>
    <message>
        <source>{sampler} doesn&apos;t suit this model, which was trained to start from pure noise (zero terminal SNR); {other} is used instead.</source>
        <translation>{sampler} 不适合该模型（该模型训练时从纯噪声开始，即零终端信噪比），将改用 {other}。</translation>
    </message>
    <message>
        <source>How much of each face is made anew. 0.3 to 0.5 repairs eyes and mouths and keeps the likeness; more makes another face.</source>
        <translation>每张脸重绘多少。0.3 到 0.5 可修复眼睛和嘴并保持相似；更高会变成另一张脸。</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>最小面部</translation>
    </message>
    <message>
        <source>Faces that are narrower than this, in pixels, are left as they are.</source>
        <translation>比这更窄的面部（像素）保持不变。</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>边距</translation>
    </message>
    <message>
        <source>How much of the surroundings the model sees on each side of a face, in percent of its size. More fits the face better to hair and neck; less gives it more detail.</source>
        <translation>模型在面部每一侧看到多少周围内容，以面部大小的百分比计。越多，面部与头发和颈部越协调；越少，细节越多。</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>羽化</translation>
    </message>
    <message>
        <source>Over how much of its size a new face blends into the picture, in percent. Nothing outside of that edge changes.</source>
        <translation>新面部在其大小的多少百分比范围内与图片融合。该边缘以外不会改变。</translation>
    </message>
    <message>
        <source>Prompt for faces</source>
        <translation>面部提示词</translation>
    </message>
    <message>
        <source>What the faces look like, such as: portrait of a smiling woman, detailed eyes. If it is empty, the picture&apos;s own prompt is used.</source>
        <translation>面部的样子，例如：portrait of a smiling woman, detailed eyes。如为空，则使用图片自己的提示词。</translation>
    </message>
</context>
<context>
    <name>pictures</name>
    <message>
        <source>Copied picture</source>
        <translation>复制的图片</translation>
    </message>
</context>
<context>
    <name>presets</name>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Size, tiling and hires fix</source>
        <translation>尺寸、无缝平铺和高清修复</translation>
    </message>
    <message>
        <source>Strength and mask settings</source>
        <translation>强度和蒙版设置</translation>
    </message>
    <message>
        <source>Steps, guidance and sampler</source>
        <translation>步数、引导强度和采样器</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Number of pictures</source>
        <translation>图片数量</translation>
    </message>
    <message>
        <source>LoRAs and embeddings</source>
        <translation>LoRA 和嵌入</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Prompt and negative prompt</source>
        <translation>提示词和负面提示词</translation>
    </message>
    <message>
        <source>model “{value}” (not installed)</source>
        <translation>模型“{value}”（未安装）</translation>
    </message>
    <message>
        <source>mode “{value}”</source>
        <translation>模式“{value}”</translation>
    </message>
    <message>
        <source>{value} (no effect in this mode)</source>
        <translation>{value}（在此模式下无效）</translation>
    </message>
    <message>
        <source>{value} (no effect with this model)</source>
        <translation>{value}（对此模型无效）</translation>
    </message>
    <message>
        <source>sampler “{value}” (doesn&apos;t suit this model)</source>
        <translation>采样器“{value}”（不适合此模型）</translation>
    </message>
    <message>
        <source>LoRA or embedding “{value}” (not installed)</source>
        <translation>LoRA 或嵌入“{value}”（未安装）</translation>
    </message>
    <message>
        <source>LoRA or embedding “{value}” (made for other models)</source>
        <translation>LoRA 或嵌入“{value}”（为其他模型制作）</translation>
    </message>
</context>
<context>
    <name>privacy</name>
    <message>
        <source>Blurred picture</source>
        <translation>已模糊的图片</translation>
    </message>
    <message>
        <source>Hidden prompt</source>
        <translation>提示词已隐藏</translation>
    </message>
</context>
<context>
    <name>query help</name>
    <message>
        <source>Words</source>
        <translation>字词</translation>
    </message>
    <message>
        <source>Both words, in the prompt, negative prompt, note, tags or file name. While you type, the last word may be the beginning of a longer one.</source>
        <translation>在提示词、负向提示词、备注、标签或文件名中同时包含这两个词。输入时，最后一个词可以只是某个词的开头。</translation>
    </message>
    <message>
        <source>These words, one right after the other.</source>
        <translation>这些词依次相连。</translation>
    </message>
    <message>
        <source>Words that begin like this.</source>
        <translation>以此开头的词。</translation>
    </message>
    <message>
        <source>Only pictures without this; works with everything below as well.</source>
        <translation>只找不含它的图片；对下面各项同样适用。</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>The model that made the picture.</source>
        <translation>生成图片的模型。</translation>
    </message>
    <message>
        <source>The sampler.</source>
        <translation>采样器。</translation>
    </message>
    <message>
        <source>The mode.</source>
        <translation>模式。</translation>
    </message>
    <message>
        <source>A LoRA that was used.</source>
        <translation>使用过的 LoRA。</translation>
    </message>
    <message>
        <source>The program that made the picture.</source>
        <translation>生成图片的程序。</translation>
    </message>
    <message>
        <source>The number of steps.</source>
        <translation>步数。</translation>
    </message>
    <message>
        <source>The guidance (CFG).</source>
        <translation>引导强度（CFG）。</translation>
    </message>
    <message>
        <source>The seed.</source>
        <translation>种子。</translation>
    </message>
    <message>
        <source>Width and height in pixels, or only the longer side.</source>
        <translation>以像素表示的宽和高，或者仅长边。</translation>
    </message>
    <message>
        <source>Made in that year, in that month or on that day.</source>
        <translation>在该年、该月或该日生成。</translation>
    </message>
    <message>
        <source>Stars, from 0 to 5.</source>
        <translation>星级，从 0 到 5。</translation>
    </message>
    <message>
        <source>Picked, rejected, or neither.</source>
        <translation>留用、排除，或两者都不是。</translation>
    </message>
    <message>
        <source>The colour label.</source>
        <translation>色标。</translation>
    </message>
    <message>
        <source>A tag.</source>
        <translation>标签。</translation>
    </message>
    <message>
        <source>On a board.</source>
        <translation>在画板上。</translation>
    </message>
    <message>
        <source>The folder that the file is in.</source>
        <translation>文件所在的文件夹。</translation>
    </message>
    <message>
        <source>Has a prompt, a note, tags or a LoRA, or is on a board.</source>
        <translation>有提示词、备注、标签或 LoRA，或者在画板上。</translation>
    </message>
    <message>
        <source>Was made from an input picture, with a mask or with a depth map.</source>
        <translation>由输入图片生成，或使用了蒙版或深度图。</translation>
    </message>
    <message>
        <source>Looks like a picture. Picture → Find similar pictures writes this, with the picture’s number.</source>
        <translation>与某张图片相似。“图片 → 查找相似图片”会填入它和图片的编号。</translation>
    </message>
    <message>
        <source>Has content similar to that of a picture. Picture → Find pictures with similar content writes this, with the picture’s number.</source>
        <translation>内容与某张图片相似。“图片 → 查找内容相似的图片”会写入此条件和图片编号。</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Any of several values.</source>
        <translation>几个值中的任意一个。</translation>
    </message>
    <message>
        <source>All of them.</source>
        <translation>全部都要符合。</translation>
    </message>
    <message>
        <source>Exactly this name. Without quotation marks, a part is enough.</source>
        <translation>名称完全一致。不加引号时，只需符合一部分。</translation>
    </message>
    <message>
        <source>More, at least, less, at most.</source>
        <translation>大于、至少、小于、至多。</translation>
    </message>
    <message>
        <source>From one to the other, both included; one end may be left open.</source>
        <translation>从一个值到另一个值，包括两端；其中一端可以省略。</translation>
    </message>
    <message>
        <source>Before, and since the beginning of.</source>
        <translation>在此之前；从它开始以来。</translation>
    </message>
    <message>
        <source>Order and place</source>
        <translation>排序和位置</translation>
    </message>
    <message>
        <source>The best, the largest, or the first name first.</source>
        <translation>评分最高、尺寸最大，或名称靠前的在前。</translation>
    </message>
    <message>
        <source>The newest or the oldest first.</source>
        <translation>最新或最旧的在前。</translation>
    </message>
    <message>
        <source>The other way round, with every order.</source>
        <translation>顺序相反；适用于每种排序。</translation>
    </message>
    <message>
        <source>A random order; the same number gives the same order again.</source>
        <translation>随机排序；同一个数字每次得到相同的顺序。</translation>
    </message>
    <message>
        <source>The most similar first.</source>
        <translation>最相似的在前。</translation>
    </message>
    <message>
        <source>Pictures in the trash.</source>
        <translation>回收站中的图片。</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Chinese and Japanese need no spaces: any characters that follow each other are found.</source>
        <translation>中文和日文不需要空格：相连的任意几个字都能找到。</translation>
    </message>
    <message>
        <source>The punctuation of Chinese keyboards means the same.</source>
        <translation>中文标点符号的含义相同。</translation>
    </message>
    <message>
        <source>Today, yesterday, this week and this month.</source>
        <translation>今天、昨天、本周和本月。</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>A style that was used.</source>
        <translation>使用过的风格。</translation>
    </message>
    <message>
        <source>What the prompt was written from, if it was a template: of its first 200 characters, a part is enough.</source>
        <translation>生成提示词所用的模板（如有）：输入其前 200 个字符中的一部分即可。</translation>
    </message>
    <message>
        <source>Made today, yesterday, this week, this month or this year, in local time.</source>
        <translation>今天、昨天、本周、本月或今年生成（本地时间）。</translation>
    </message>
    <message>
        <source>Was made in a style, or its prompt was written from a template.</source>
        <translation>使用了风格，或提示词由模板生成。</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>No prompt</source>
        <translation>无提示词</translation>
    </message>
    <message>
        <source>Being edited</source>
        <translation>正在编辑</translation>
    </message>
</context>
<context>
    <name>recall</name>
    <message>
        <source>model “{value}”</source>
        <translation>模型“{value}”</translation>
    </message>
    <message>
        <source>VAE “{value}”</source>
        <translation>VAE“{value}”</translation>
    </message>
    <message>
        <source>LoRA “{value}”</source>
        <translation>LoRA“{value}”</translation>
    </message>
    <message>
        <source>LoRA “{value}” (made for other models)</source>
        <translation>LoRA“{value}”（适用于其他模型）</translation>
    </message>
    <message>
        <source>sampler “{value}”</source>
        <translation>采样器“{value}”</translation>
    </message>
    <message>
        <source>noise schedule “{value}”</source>
        <translation>噪声调度“{value}”</translation>
    </message>
    <message>
        <source>seed {value} (too large)</source>
        <translation>种子 {value}（过大）</translation>
    </message>
    <message>
        <source>clip skip {value}</source>
        <translation>Clip skip {value}</translation>
    </message>
    <message>
        <source>size {value}</source>
        <translation>尺寸 {value}</translation>
    </message>
    <message>
        <source>{value} steps</source>
        <translation>步数 {value}</translation>
    </message>
    <message>
        <source>guidance {value}</source>
        <translation>引导强度 {value}</translation>
    </message>
    <message>
        <source>strength {value}</source>
        <translation>强度 {value}</translation>
    </message>
    <message>
        <source>sampler “{value}” (doesn&apos;t suit this model)</source>
        <translation>采样器“{value}”（不适合该模型）</translation>
    </message>
</context>
<context>
    <name>results</name>
    <message>
        <source>In the layer “{name}”</source>
        <translation>在图层“{name}”中</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>其他程序</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>分享</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>性能</translation>
    </message>
    <message>
        <source>All metadata</source>
        <translation>全部元数据</translation>
    </message>
    <message>
        <source>Prompt and settings</source>
        <translation>提示词和设置</translation>
    </message>
    <message>
        <source>Prompt only</source>
        <translation>仅提示词</translation>
    </message>
    <message>
        <source>No metadata</source>
        <translation>无元数据</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The language of the window and its messages.</source>
        <translation>窗口和消息所用的语言。</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>高对比度，深色</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>高对比度，浅色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>How large text is, compared with the system&apos;s.</source>
        <translation>文字相对于系统文字的大小。</translation>
    </message>
    <message>
        <source>100%</source>
        <translation>100%</translation>
    </message>
    <message>
        <source>125%</source>
        <translation>125%</translation>
    </message>
    <message>
        <source>150%</source>
        <translation>150%</translation>
    </message>
    <message>
        <source>175%</source>
        <translation>175%</translation>
    </message>
    <message>
        <source>200%</source>
        <translation>200%</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动态效果</translation>
    </message>
    <message>
        <source>Reduced: nothing fades, flickers or slides. Slideshows still change pictures.</source>
        <translation>减弱：没有淡入淡出、闪烁或滑动。幻灯片仍会切换图片。</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>减弱</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Show advanced settings</source>
        <translation>显示高级设置</translation>
    </message>
    <message>
        <source>Show every parameter beside the prompt.</source>
        <translation>在提示词旁显示所有参数。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Where new pictures are saved. Existing pictures stay where they are.</source>
        <translation>新图片的保存位置。已有图片保留在原处。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Where models are installed. Models already installed stay where they are; move them yourself to keep using them.</source>
        <translation>模型的安装位置。已安装的模型保留在原处；若要继续使用，请自行移动。</translation>
    </message>
    <message>
        <source>Picture editor</source>
        <translation>图片编辑器</translation>
    </message>
    <message>
        <source>Opens a copy of a picture. What you save there becomes a new picture in the library; the original is never changed.</source>
        <translation>打开图片的副本。您在其中保存的内容会成为图库中的新图片；原图永远不会改变。</translation>
    </message>
    <message>
        <source>Copied and dragged pictures</source>
        <translation>复制和拖出的图片</translation>
    </message>
    <message>
        <source>What pictures contain about how they were made when you copy them or drag them into other programs. The pictures in the library are never changed.</source>
        <translation>复制图片或将图片拖到其他程序时，其中包含哪些生成信息。图库中的图片不会改变。</translation>
    </message>
    <message>
        <source>Blur pictures with</source>
        <translation>模糊这些图片</translation>
    </message>
    <message>
        <source>When a long task ends</source>
        <translation>耗时任务结束时</translation>
    </message>
    <message>
        <source>Only while you work in another window. Not every system plays the sound.</source>
        <translation>仅当您在使用其他窗口时。并非所有系统都会播放声音。</translation>
    </message>
    <message>
        <source>Do nothing</source>
        <translation>不提醒</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>播放声音</translation>
    </message>
    <message>
        <source>Show a notification</source>
        <translation>显示通知</translation>
    </message>
    <message>
        <source>Sound and notification</source>
        <translation>声音和通知</translation>
    </message>
    <message>
        <source>At the end of</source>
        <translation>提醒时机</translation>
    </message>
    <message>
        <source>Each job, or only the last one in the queue.</source>
        <translation>每个任务结束时，或仅在队列中最后一个任务结束时。</translation>
    </message>
    <message>
        <source>The whole queue</source>
        <translation>整个队列</translation>
    </message>
    <message>
        <source>Each job</source>
        <translation>每个任务</translation>
    </message>
    <message>
        <source>Long means</source>
        <translation>耗时标准</translation>
    </message>
    <message>
        <source>Anything shorter ends without a sound or notification.</source>
        <translation>用时更短的不会提醒。</translation>
    </message>
    <message>
        <source>More than 1 minute</source>
        <translation>超过 1 分钟</translation>
    </message>
    <message>
        <source>More than 5 minutes</source>
        <translation>超过 5 分钟</translation>
    </message>
    <message>
        <source>More than 15 minutes</source>
        <translation>超过 15 分钟</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>后端</translation>
    </message>
    <message>
        <source>The library that runs the model&apos;s denoising steps.</source>
        <translation>运行模型去噪步骤的库。</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>PyTorch, compiled for the graphics card</source>
        <translation>PyTorch（为显卡编译）</translation>
    </message>
    <message>
        <source>OpenVINO</source>
        <translation>OpenVINO</translation>
    </message>
    <message>
        <source>PyTorch in 8 bits</source>
        <translation>PyTorch（8 位）</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Tags, or words in the prompt, separated by commas. Pictures that have one of them are blurred until you select or open them and press V. F7 hides all pictures at once.</source>
        <translation>标签或提示词中的词语，用逗号分隔。含有其中之一的图片会变得模糊，直到您选中或打开图片后按 V。按 F7 可立即隐藏所有图片。</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>检查更新</translation>
    </message>
    <message>
        <source>Asks at most once a day whether there is a newer version. Nothing about you, your computer or your pictures is sent.</source>
        <translation>每天最多查询一次是否有新版本。不会发送有关您、您的电脑或图片的任何信息。</translation>
    </message>
    <message>
        <source>Content Credentials</source>
        <translation>内容凭证</translation>
    </message>
    <message>
        <source>Neutral greys, dark or light, or high contrast. If the system asks for more contrast, every theme has it.</source>
        <translation>中性灰色，深色或浅色，或高对比度。如果系统要求更高的对比度，所有主题都会提高。</translation>
    </message>
    <message>
        <source>Saved copies</source>
        <translation>另存的副本</translation>
    </message>
    <message>
        <source>What “Save as” writes about how a picture was made. Pictures in the library always keep everything, so that the library can be rebuilt from its files.</source>
        <translation>“另存为”在文件中写入多少生成信息。图库中的图片始终保留全部信息，以便由文件重建图库。</translation>
    </message>
    <message>
        <source>Mark pictures as made with AI</source>
        <translation>标记图片由 AI 生成</translation>
    </message>
    <message>
        <source>In new pictures and in all copies, even those without metadata. Websites and other programs can read the mark (XMP, IPTC Digital Source Type).</source>
        <translation>写入新图片和所有副本，包括不带元数据的副本。网站和其他程序可以读取此标记（XMP 中的 IPTC Digital Source Type）。</translation>
    </message>
    <message>
        <source>Hide a mark in the pixels of copies</source>
        <translation>在副本的像素中隐藏标记</translation>
    </message>
    <message>
        <source>Changes pixels by amounts that aren&apos;t seen, in what is exported, saved as a copy or dragged. The mark survives JPEG, but not resizing or cropping, and anybody can remove it, so it promises nothing.</source>
        <translation>在导出、另存副本或拖出的图片中，以肉眼看不出的幅度改动像素。标记能经受 JPEG 压缩，但经不起缩放或裁剪，任何人都可以将其去除，因此不作任何保证。</translation>
    </message>
    <message>
        <source>Sign copies (C2PA)</source>
        <translation>为副本签名（C2PA）</translation>
    </message>
    <message>
        <source>Pictures made with SD Studio that are exported, saved as a copy or dragged get a signature that shows who published them, that AI made them, and whether they were changed since.</source>
        <translation>用 SD Studio 生成的图片在导出、另存副本或拖出时会获得签名，表明由谁发布、由 AI 生成，以及此后是否被改动。</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>A PEM file with your certificate first, then those that vouch for it. Everybody who gets a picture can read the name in it.</source>
        <translation>PEM 文件，首先是您的证书，然后是为其担保的证书。得到图片的任何人都能读到其中的姓名。</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>The PEM file of the certificate&apos;s key. It stays where it is.</source>
        <translation>证书对应私钥的 PEM 文件。文件始终留在原处。</translation>
    </message>
    <message>
        <source>Translate prompts into English</source>
        <translation>将提示词翻译成英文</translation>
    </message>
    <message>
        <source>Most models read only English. The English is shown under the prompt, where you can change it.</source>
        <translation>大多数模型只能读英文。英文显示在提示词下方，可以修改。</translation>
    </message>
    <message>
        <source>Writing prompts</source>
        <translation>编写提示词</translation>
    </message>
    <message>
        <source>Suggest words while you type</source>
        <translation>输入时建议词语</translation>
    </message>
    <message>
        <source>From your earlier prompts, snippets, tag lists, and what the model knows. Alt+Down shows them even if this is off.</source>
        <translation>来自您以前的提示词、片段、标签列表和模型认识的词。关闭后仍可按 Alt+↓ 显示。</translation>
    </message>
    <message>
        <source>Check spelling</source>
        <translation>检查拼写</translation>
    </message>
    <message>
        <source>Underline words that the system&apos;s English dictionary doesn&apos;t have, if the system has one.</source>
        <translation>如果系统有英文词典，则标出词典里没有的词。</translation>
    </message>
</context>
<context>
    <name>shortcut sheet</name>
    <message>
        <source>Keyboard shortcuts in {program}</source>
        <translation>{program} 键盘快捷键</translation>
    </message>
</context>
<context>
    <name>snapshots</name>
    <message>
        <source>Snapshot {number}</source>
        <translation>快照 {number}</translation>
    </message>
</context>
<context>
    <name>styles</name>
    <message>
        <source>Basics</source>
        <translation>基础</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>绘画</translation>
    </message>
    <message>
        <source>Drawing and print</source>
        <translation>素描与版画</translation>
    </message>
    <message>
        <source>Illustration</source>
        <translation>插画</translation>
    </message>
    <message>
        <source>Photography</source>
        <translation>摄影</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>Material and 3D</source>
        <translation>材质与立体</translation>
    </message>
    <message>
        <source>3D picture</source>
        <translation>立体图</translation>
    </message>
    <message>
        <source>A rounded object with soft shading. The practice model knows these words.</source>
        <translation>圆润、带柔和明暗的物体。练习模型认识这些词。</translation>
    </message>
    <message>
        <source>Flat drawing</source>
        <translation>平面图</translation>
    </message>
    <message>
        <source>Plain areas of colour. The practice model knows these words.</source>
        <translation>平涂色块。练习模型认识这些词。</translation>
    </message>
    <message>
        <source>Line drawing</source>
        <translation>线描图</translation>
    </message>
    <message>
        <source>Black outlines. The practice model knows these words.</source>
        <translation>黑色轮廓线。练习模型认识这些词。</translation>
    </message>
    <message>
        <source>Watercolour</source>
        <translation>水彩</translation>
    </message>
    <message>
        <source>Transparent washes that run into each other on rough paper.</source>
        <translation>透明的色层在粗纹纸上相互渗化。</translation>
    </message>
    <message>
        <source>Gouache</source>
        <translation>水粉</translation>
    </message>
    <message>
        <source>Matt, opaque colour with crisp edges.</source>
        <translation>哑光、不透明的颜色，边缘清晰。</translation>
    </message>
    <message>
        <source>Oil painting</source>
        <translation>油画</translation>
    </message>
    <message>
        <source>Rich colour, blended wet and finished with visible strokes.</source>
        <translation>浓郁的色层，湿画衔接，笔触可见。</translation>
    </message>
    <message>
        <source>Impasto</source>
        <translation>厚涂</translation>
    </message>
    <message>
        <source>Paint so thick that the strokes cast shadows.</source>
        <translation>颜料厚到笔触投下阴影。</translation>
    </message>
    <message>
        <source>Acrylic</source>
        <translation>丙烯画</translation>
    </message>
    <message>
        <source>Clean, bright colour in broad strokes.</source>
        <translation>明净的颜色，宽阔的笔触。</translation>
    </message>
    <message>
        <source>Impressionist</source>
        <translation>印象派</translation>
    </message>
    <message>
        <source>Broken colour and the light of one moment, painted outdoors.</source>
        <translation>色点并置，捕捉户外瞬间的光。</translation>
    </message>
    <message>
        <source>Pointillist</source>
        <translation>点彩</translation>
    </message>
    <message>
        <source>Dots of pure colour that mix in the eye.</source>
        <translation>纯色小点在眼中混合。</translation>
    </message>
    <message>
        <source>Fresco</source>
        <translation>湿壁画</translation>
    </message>
    <message>
        <source>Chalky pigment on old plaster.</source>
        <translation>旧灰泥墙上的矿物颜料。</translation>
    </message>
    <message>
        <source>Chiaroscuro</source>
        <translation>明暗法</translation>
    </message>
    <message>
        <source>A single light out of deep shadow, as in Baroque painting.</source>
        <translation>深暗背景中的一束光，如巴洛克绘画。</translation>
    </message>
    <message>
        <source>Ink wash</source>
        <translation>水墨</translation>
    </message>
    <message>
        <source>Chinese ink in a few strokes, with much of the paper left empty.</source>
        <translation>寥寥数笔，大片留白。</translation>
    </message>
    <message>
        <source>Gongbi</source>
        <translation>工笔</translation>
    </message>
    <message>
        <source>Fine, even lines filled with layered mineral colour, as in Chinese court painting.</source>
        <translation>匀净的细线与层层晕染的矿物色。</translation>
    </message>
    <message>
        <source>Soft pastel</source>
        <translation>色粉画</translation>
    </message>
    <message>
        <source>Powdery colour rubbed into toothed paper.</source>
        <translation>粉质颜色揉入有纹理的纸面。</translation>
    </message>
    <message>
        <source>Graphite pencil</source>
        <translation>铅笔素描</translation>
    </message>
    <message>
        <source>Careful shading with a soft pencil.</source>
        <translation>软铅笔细致的明暗。</translation>
    </message>
    <message>
        <source>Charcoal</source>
        <translation>炭笔</translation>
    </message>
    <message>
        <source>Broad, velvety blacks on grained paper.</source>
        <translation>纹理纸上宽阔柔黑的调子。</translation>
    </message>
    <message>
        <source>Pen and ink</source>
        <translation>钢笔画</translation>
    </message>
    <message>
        <source>Hatching with a steel nib.</source>
        <translation>钢笔尖的排线与交叉线。</translation>
    </message>
    <message>
        <source>Coloured pencil</source>
        <translation>彩色铅笔</translation>
    </message>
    <message>
        <source>Layers of waxy strokes.</source>
        <translation>层层叠加的蜡质笔触。</translation>
    </message>
    <message>
        <source>Engraving</source>
        <translation>铜版画</translation>
    </message>
    <message>
        <source>Fine parallel lines that swell in the shadows, as on banknotes.</source>
        <translation>阴影处渐粗的细密平行线。</translation>
    </message>
    <message>
        <source>Woodcut</source>
        <translation>木刻</translation>
    </message>
    <message>
        <source>Bold black shapes cut with a gouge.</source>
        <translation>刻刀凿出的粗犷黑白形。</translation>
    </message>
    <message>
        <source>Linocut</source>
        <translation>麻胶版画</translation>
    </message>
    <message>
        <source>Two or three flat inks, printed out of register.</source>
        <translation>两三种平涂油墨，套印略有错位。</translation>
    </message>
    <message>
        <source>Ukiyo-e</source>
        <translation>浮世绘</translation>
    </message>
    <message>
        <source>Japanese woodblock print: flowing outline and graded flat colour.</source>
        <translation>日本木版画：流畅墨线与渐层平涂。</translation>
    </message>
    <message>
        <source>Chinese papercut</source>
        <translation>剪纸</translation>
    </message>
    <message>
        <source>Red paper cut into a window decoration.</source>
        <translation>一张红纸剪成的窗花。</translation>
    </message>
    <message>
        <source>Blueprint</source>
        <translation>蓝图</translation>
    </message>
    <message>
        <source>White technical lines on blue.</source>
        <translation>蓝底白线的工程图。</translation>
    </message>
    <message>
        <source>Storybook</source>
        <translation>绘本</translation>
    </message>
    <message>
        <source>A warm picture-book page.</source>
        <translation>温暖的图画书页面。</translation>
    </message>
    <message>
        <source>Anime</source>
        <translation>动漫</translation>
    </message>
    <message>
        <source>Clean outlines with cel shading.</source>
        <translation>干净线条与赛璐璐上色。</translation>
    </message>
    <message>
        <source>Manga</source>
        <translation>黑白漫画</translation>
    </message>
    <message>
        <source>Black ink with screentone.</source>
        <translation>黑墨线与网点。</translation>
    </message>
    <message>
        <source>Comic book</source>
        <translation>美式漫画</translation>
    </message>
    <message>
        <source>Heavy ink, flat colour and printed dots.</source>
        <translation>浓重墨线、平涂与印刷网点。</translation>
    </message>
    <message>
        <source>Clear line</source>
        <translation>清线</translation>
    </message>
    <message>
        <source>Even outlines and flat colour without shading.</source>
        <translation>均匀的轮廓与不加明暗的平涂。</translation>
    </message>
    <message>
        <source>Concept art</source>
        <translation>概念设计</translation>
    </message>
    <message>
        <source>A fast digital painting that sells an idea.</source>
        <translation>快速传达想法的数字绘画。</translation>
    </message>
    <message>
        <source>Fantasy painting</source>
        <translation>奇幻插画</translation>
    </message>
    <message>
        <source>The cover of an epic novel.</source>
        <translation>史诗小说封面般的画面。</translation>
    </message>
    <message>
        <source>Art nouveau</source>
        <translation>新艺术</translation>
    </message>
    <message>
        <source>Whiplash curves inside an ornamental frame.</source>
        <translation>柔曲线条与装饰花框。</translation>
    </message>
    <message>
        <source>Art deco</source>
        <translation>装饰艺术</translation>
    </message>
    <message>
        <source>Geometry, symmetry and gold from the 1920s.</source>
        <translation>二十年代的几何、对称与金色。</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>摄影</translation>
    </message>
    <message>
        <source>Natural light, true colour.</source>
        <translation>自然光，真实色彩。</translation>
    </message>
    <message>
        <source>Studio portrait</source>
        <translation>影棚人像</translation>
    </message>
    <message>
        <source>Soft key light and a blurred background.</source>
        <translation>柔和主光，虚化背景。</translation>
    </message>
    <message>
        <source>Cinematic still</source>
        <translation>电影剧照</translation>
    </message>
    <message>
        <source>A frame from a widescreen film.</source>
        <translation>宽银幕电影中的一帧。</translation>
    </message>
    <message>
        <source>Analogue film</source>
        <translation>胶片</translation>
    </message>
    <message>
        <source>Warm colour negative film with grain.</source>
        <translation>带颗粒的暖色负片。</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>黑白摄影</translation>
    </message>
    <message>
        <source>Silver gelatin print with deep blacks.</source>
        <translation>黑位深沉的银盐照片。</translation>
    </message>
    <message>
        <source>Long exposure</source>
        <translation>长曝光</translation>
    </message>
    <message>
        <source>Moving lights and water turned into veils.</source>
        <translation>流动的光与水化作薄纱。</translation>
    </message>
    <message>
        <source>Macro</source>
        <translation>微距</translation>
    </message>
    <message>
        <source>Tiny things, very close.</source>
        <translation>极近距离下的微小事物。</translation>
    </message>
    <message>
        <source>Golden hour</source>
        <translation>黄金时刻</translation>
    </message>
    <message>
        <source>Low sun, long shadows and glowing edges.</source>
        <translation>低垂的太阳、长影与发光的边缘。</translation>
    </message>
    <message>
        <source>Film noir</source>
        <translation>黑色电影</translation>
    </message>
    <message>
        <source>Hard light through blinds, smoke and rain.</source>
        <translation>百叶窗的硬光、烟雾与雨夜。</translation>
    </message>
    <message>
        <source>Product shot</source>
        <translation>产品摄影</translation>
    </message>
    <message>
        <source>A clean object on a plain ground.</source>
        <translation>素净背景上的干净物体。</translation>
    </message>
    <message>
        <source>Flat vector</source>
        <translation>扁平矢量</translation>
    </message>
    <message>
        <source>A few shapes in a few colours.</source>
        <translation>少量形状与少量颜色。</translation>
    </message>
    <message>
        <source>Screen print poster</source>
        <translation>丝网海报</translation>
    </message>
    <message>
        <source>Three flat inks on poster paper.</source>
        <translation>海报纸上的三色平涂油墨。</translation>
    </message>
    <message>
        <source>Pop art</source>
        <translation>波普艺术</translation>
    </message>
    <message>
        <source>Loud colour and comic dots, repeated.</source>
        <translation>高调色彩与重复的印刷网点。</translation>
    </message>
    <message>
        <source>Bauhaus</source>
        <translation>包豪斯</translation>
    </message>
    <message>
        <source>Circles, bars and primary colours.</source>
        <translation>圆、条与三原色。</translation>
    </message>
    <message>
        <source>Isometric</source>
        <translation>等距视角</translation>
    </message>
    <message>
        <source>A tiny world seen from above, without perspective.</source>
        <translation>无透视的俯瞰小世界。</translation>
    </message>
    <message>
        <source>Pixel art</source>
        <translation>像素画</translation>
    </message>
    <message>
        <source>Visible pixels and a small palette.</source>
        <translation>看得见的像素与有限的色板。</translation>
    </message>
    <message>
        <source>Low poly</source>
        <translation>低多边形</translation>
    </message>
    <message>
        <source>Facets of plain colour.</source>
        <translation>纯色的三角切面。</translation>
    </message>
    <message>
        <source>Stained glass</source>
        <translation>彩色玻璃</translation>
    </message>
    <message>
        <source>Glowing colour between lines of lead.</source>
        <translation>铅条之间发光的颜色。</translation>
    </message>
    <message>
        <source>Mosaic</source>
        <translation>马赛克</translation>
    </message>
    <message>
        <source>Small stones set in mortar.</source>
        <translation>嵌在灰泥中的小石块。</translation>
    </message>
    <message>
        <source>Layered paper</source>
        <translation>纸雕</translation>
    </message>
    <message>
        <source>Sheets of paper, each with its shadow.</source>
        <translation>层层纸片，各有投影。</translation>
    </message>
    <message>
        <source>Clay animation</source>
        <translation>黏土动画</translation>
    </message>
    <message>
        <source>Plasticine with fingerprints.</source>
        <translation>带指纹的橡皮泥。</translation>
    </message>
    <message>
        <source>Blue and white porcelain</source>
        <translation>青花瓷</translation>
    </message>
    <message>
        <source>Cobalt blue under a clear glaze.</source>
        <translation>透明釉下的钴蓝。</translation>
    </message>
    <message>
        <source>Embroidery</source>
        <translation>刺绣</translation>
    </message>
    <message>
        <source>Satin stitch in silk thread.</source>
        <translation>丝线的缎纹绣。</translation>
    </message>
    <message>
        <source>Neon sign</source>
        <translation>霓虹灯</translation>
    </message>
    <message>
        <source>Bent glass tubes glowing in the dark.</source>
        <translation>黑夜里发光的玻璃管。</translation>
    </message>
    <message>
        <source>3D render</source>
        <translation>三维渲染</translation>
    </message>
    <message>
        <source>Physically based materials and global illumination.</source>
        <translation>物理材质与全局光照。</translation>
    </message>
    <message>
        <source>Vinyl toy</source>
        <translation>潮玩</translation>
    </message>
    <message>
        <source>A collectable figure on a plain ground.</source>
        <translation>素色背景上的收藏玩偶。</translation>
    </message>
</context>
<context>
    <name>tools</name>
    <message>
        <source>Working… Esc cancels</source>
        <translation>正在处理… Esc 取消</translation>
    </message>
    <message>
        <source>Replaces the mask</source>
        <translation>替换蒙版</translation>
    </message>
    <message>
        <source>Adds to the mask</source>
        <translation>添加到蒙版</translation>
    </message>
    <message>
        <source>Subtracts from the mask</source>
        <translation>从蒙版减去</translation>
    </message>
    <message>
        <source>Keeps only the overlap</source>
        <translation>只保留重叠部分</translation>
    </message>
    <message>
        <source>The picture is still loading</source>
        <translation>图片仍在加载</translation>
    </message>
    <message>
        <source>Click a colour</source>
        <translation>点击一种颜色</translation>
    </message>
    <message>
        <source>Click a painted area to clear it</source>
        <translation>点击已涂的区域以清除</translation>
    </message>
    <message>
        <source>Click inside an outline to fill it</source>
        <translation>点击轮廓内部以填充</translation>
    </message>
    <message>
        <source>Click the corners of an area</source>
        <translation>依次点击区域的顶点</translation>
    </message>
    <message>
        <source>Enter closes · Backspace removes a corner · Shift: 45°</source>
        <translation>Enter 闭合 · Backspace 删除顶点 · Shift：45°</translation>
    </message>
    <message>
        <source>Drag a rectangle</source>
        <translation>拖出矩形</translation>
    </message>
    <message>
        <source>Shift: square · Alt: from the centre</source>
        <translation>Shift：正方形 · Alt：从中心</translation>
    </message>
    <message>
        <source>Drag an ellipse</source>
        <translation>拖出椭圆</translation>
    </message>
    <message>
        <source>Shift: circle · Alt: from the centre</source>
        <translation>Shift：圆形 · Alt：从中心</translation>
    </message>
    <message>
        <source>Drag around an area</source>
        <translation>拖动圈出区域</translation>
    </message>
    <message>
        <source>Release to close the outline</source>
        <translation>松开以闭合轮廓</translation>
    </message>
    <message>
        <source>Click: pick this colour</source>
        <translation>点击：拾取此颜色</translation>
    </message>
    <message>
        <source>Drag left or right: size · Up or down: hardness</source>
        <translation>左右拖动：大小 · 上下拖动：硬度</translation>
    </message>
    <message>
        <source>Drag a straight line · Ctrl: 15° steps</source>
        <translation>拖出直线 · Ctrl：15° 步进</translation>
    </message>
    <message>
        <source>Click: straight line from the last stroke · Ctrl: 15° steps</source>
        <translation>点击：从上一笔画直线 · Ctrl：15° 步进</translation>
    </message>
    <message>
        <source>Click an object, or drag a box around it · Alt: exclude</source>
        <translation>点击一个物体，或拖出框围住它 · Alt：排除</translation>
    </message>
    <message>
        <source>Alt: exclude · Enter applies · Backspace removes the last · Esc clears</source>
        <translation>Alt：排除 · Enter 应用 · Backspace 移除上一个 · Esc 清除</translation>
    </message>
    <message>
        <source>There was nothing to fill; the layer is unchanged.</source>
        <translation>没有可填充的内容；图层保持不变。</translation>
    </message>
    <message>
        <source>Click: pick the background colour</source>
        <translation>点击：拾取为背景色</translation>
    </message>
    <message>
        <source>Click: pick the foreground colour · Shift or right button: background colour</source>
        <translation>点击：拾取为前景色 · Shift 或右键：背景色</translation>
    </message>
    <message>
        <source>Shift: straight line · Alt+drag: size, hardness</source>
        <translation>Shift：直线 · Alt+拖动：大小、硬度</translation>
    </message>
    <message>
        <source>Alt: pick a colour · Shift: straight line · Alt+right-drag: size, hardness</source>
        <translation>Alt：取色 · Shift：直线 · Alt+右键拖动：大小、硬度</translation>
    </message>
    <message>
        <source>Paint on the mask of layer “{name}” to show more of it</source>
        <translation>在图层“{name}”的蒙版上涂抹，显示更多内容</translation>
    </message>
    <message>
        <source>Erase on the mask of layer “{name}” to hide parts of it</source>
        <translation>在图层“{name}”的蒙版上擦除，隐藏部分内容</translation>
    </message>
    <message>
        <source>Click a colour to show layer “{name}” there · Right button: hide it</source>
        <translation>点击一种颜色，在该处显示图层“{name}” · 右键：隐藏</translation>
    </message>
    <message>
        <source>Click a colour to fill that area on layer “{name}” · Right button: erase it · Alt: pick a colour</source>
        <translation>点击一种颜色，在图层“{name}”上填充该区域 · 右键：擦除 · Alt：取色</translation>
    </message>
    <message>
        <source>The transparency of layer “{name}” is locked, so nothing can be erased on it</source>
        <translation>图层“{name}”的透明度已锁定，无法擦除</translation>
    </message>
    <message>
        <source>Erase on layer “{name}”</source>
        <translation>在图层“{name}”上擦除</translation>
    </message>
    <message>
        <source>Paint on layer “{name}”, whose transparency is locked</source>
        <translation>在图层“{name}”上绘画（透明度已锁定）</translation>
    </message>
    <message>
        <source>Paint on layer “{name}”</source>
        <translation>在图层“{name}”上绘画</translation>
    </message>
    <message>
        <source>Erase from the selection</source>
        <translation>从选区中擦除</translation>
    </message>
    <message>
        <source>Paint a selection</source>
        <translation>涂抹以创建选区</translation>
    </message>
    <message>
        <source>Erase what should stay</source>
        <translation>擦除要保留的部分</translation>
    </message>
    <message>
        <source>Paint over what should change</source>
        <translation>涂抹要改变的部分</translation>
    </message>
    <message>
        <source>On mask “{name}”: erase what should stay</source>
        <translation>在蒙版“{name}”上擦除要保留的部分</translation>
    </message>
    <message>
        <source>On mask “{name}”: paint over what should change</source>
        <translation>在蒙版“{name}”上涂抹要改变的部分</translation>
    </message>
    <message>
        <source>Drag to move the mask · Shift: along one axis · Arrow keys: 1 px</source>
        <translation>拖动以移动蒙版 · Shift：沿一个方向 · 方向键：1 像素</translation>
    </message>
    <message>
        <source>Drag to move only the layer mask · Shift: along one axis · Arrow keys: 1 px</source>
        <translation>拖动以仅移动图层蒙版 · Shift：沿一个方向 · 方向键：1 像素</translation>
    </message>
    <message>
        <source>Drag to move the selected part · Shift: along one axis · Arrow keys: 1 px</source>
        <translation>拖动以移动选中部分 · Shift：沿一个方向 · 方向键：1 像素</translation>
    </message>
    <message>
        <source>Drag to move the layer · Shift: along one axis · Arrow keys: 1 px</source>
        <translation>拖动以移动图层 · Shift：沿一个方向 · 方向键：1 像素</translation>
    </message>
    <message>
        <source>There is nothing to transform here: paint, or choose another layer</source>
        <translation>这里没有可变换的内容：请先绘制，或选择其他图层</translation>
    </message>
    <message>
        <source>Enter applies · Esc cancels · Shift: in proportion, 15° steps · Alt: from the centre</source>
        <translation>Enter 应用 · Esc 取消 · Shift：等比、每步 15° · Alt：从中心</translation>
    </message>
    <message>
        <source>Erase parts of the layer; the right mouse button paints</source>
        <translation>擦除图层的部分内容；按鼠标右键则涂抹</translation>
    </message>
    <message>
        <source>Paint on the layer with a colour; the right mouse button erases</source>
        <translation>用颜色在图层上绘画；按鼠标右键则擦除</translation>
    </message>
    <message>
        <source>Erase on the layer&apos;s mask to hide parts of the layer; the right mouse button shows them</source>
        <translation>在图层的蒙版上擦除，隐藏图层的部分内容；按鼠标右键则显示</translation>
    </message>
    <message>
        <source>Paint on the layer&apos;s mask to show more of the layer; the right mouse button hides parts of it</source>
        <translation>在图层的蒙版上涂抹，显示图层的更多内容；按鼠标右键则隐藏</translation>
    </message>
</context>
<context>
    <name>tours</name>
    <message>
        <source>{number} of {count}</source>
        <comment>of the steps of a tour</comment>
        <translation>第 {number} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>Next: {tour}</source>
        <translation>接着：{tour}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Skip tour</source>
        <translation>跳过导览</translation>
    </message>
    <message>
        <source>Now click Generate, or press {keys}.</source>
        <translation>现在点击“生成”，或按 {keys}。</translation>
    </message>
    <message>
        <source>First picture</source>
        <translation>第一张图片</translation>
    </message>
    <message>
        <source>Pictures are made by a model. Get one first: this button lists them.</source>
        <translation>图片由模型生成。请先获取一个：这个按钮会列出所有模型。</translation>
    </message>
    <message>
        <source>Choose “Text to image”: the picture is then made from words alone.</source>
        <translation>选择“文生图”：图片将只根据文字生成。</translation>
    </message>
    <message>
        <source>Say what the picture shows. Type a few words here, such as “a red fish on a blue background”, or choose an example below.</source>
        <translation>写下图片的内容。在这里输入几个词，例如“a red fish on a blue background”（蓝色背景上的红鱼），或选择下面的示例。</translation>
    </message>
    <message>
        <source>Your picture takes shape here: it begins as noise and gets clearer with each step.</source>
        <translation>图片在这里成形：从噪声开始，每一步都更清晰。</translation>
    </message>
    <message>
        <source>That’s it. Your pictures are listed here and saved automatically, with everything that made them. Generate again for another one.</source>
        <translation>完成了。您的图片列在这里，并连同生成它的所有信息自动保存。再次点击“生成”可得到另一张。</translation>
    </message>
    <message>
        <source>First change</source>
        <translation>第一次修改</translation>
    </message>
    <message>
        <source>Click the picture that you want to change.</source>
        <translation>单击您想修改的图片。</translation>
    </message>
    <message>
        <source>Open it on the canvas: click here, or press {keys}.</source>
        <translation>在画布上打开它：单击这里，或按 {keys}。</translation>
    </message>
    <message>
        <source>Paint over the part that should change. With the keyboard: arrow keys move the brush, Enter paints.</source>
        <translation>涂抹要修改的部分。用键盘时：方向键移动画笔，Enter 涂抹。</translation>
    </message>
    <message>
        <source>Say what should be there instead, such as “a yellow flower”.</source>
        <translation>写下那里应该是什么，例如“a yellow flower”（一朵黄花）。</translation>
    </message>
    <message>
        <source>Results collect here. Compare one with the original, make another, or press {keys} to use it as a layer.</source>
        <translation>结果都收集在这里。您可以与原图对比、再生成一个，或按 {keys} 把它用作图层。</translation>
    </message>
    <message>
        <source>First find</source>
        <translation>第一次查找</translation>
    </message>
    <message>
        <source>All your pictures are in the library: click here, or press {keys}.</source>
        <translation>所有图片都在图库中：单击这里，或按 {keys}。</translation>
    </message>
    <message>
        <source>Search for a word of one of your prompts: type “{word}” here.</source>
        <translation>搜索您用过的一个词：在这里输入“{word}”。</translation>
    </message>
    <message>
        <source>Click a picture that you like and press a key from 1 to 5: that many stars.</source>
        <translation>单击一张喜欢的图片，按 1 到 5 的数字键，给它相应的星级。</translation>
    </message>
    <message>
        <source>That’s how to find it again: choose stars, models or boards here, in any combination. Clear the search to see everything.</source>
        <translation>这样就能再找到它：在这里任意组合星级、模型或画板。清除搜索即可看到全部图片。</translation>
    </message>
    <message>
        <source>The result appears in place. Only what you painted changes, and a little around it, so that both blend.</source>
        <translation>结果会出现在原处。只有涂抹的地方会改变，周围也会略有变化，以便衔接自然。</translation>
    </message>
</context>
<context>
    <name>uses</name>
    <message>
        <source>Add as layer</source>
        <translation>添加为图层</translation>
    </message>
    <message>
        <source>Start from this picture</source>
        <translation>从这张图片开始</translation>
    </message>
    <message>
        <source>Use as input picture</source>
        <translation>用作输入图片</translation>
    </message>
    <message>
        <source>Use as mask</source>
        <translation>用作蒙版</translation>
    </message>
    <message>
        <source>Use as depth</source>
        <translation>用作深度图</translation>
    </message>
    <message>
        <source>Use as hint</source>
        <translation>用作提示图</translation>
    </message>
    <message>
        <source>Use only its settings</source>
        <translation>仅使用其设置</translation>
    </message>
    <message>
        <source>Open this project</source>
        <translation>打开这个项目</translation>
    </message>
    <message>
        <source>In the middle of the canvas, scaled down if it is larger</source>
        <translation>放在画布中央；比画布大时会缩小</translation>
    </message>
    <message>
        <source>Paint on it instead; Undo returns to the current picture</source>
        <translation>改为在它上面绘画；撤销可回到当前图片</translation>
    </message>
    <message>
        <source>The next picture starts from it</source>
        <translation>下一张图片从它开始</translation>
    </message>
    <message>
        <source>White areas change, black areas stay</source>
        <translation>白色区域会改变，黑色区域保持不变</translation>
    </message>
    <message>
        <source>White is near, black is far</source>
        <translation>白色表示近，黑色表示远</translation>
    </message>
    <message>
        <source>With ControlNet, the next picture follows its edges, depth or pose</source>
        <translation>借助 ControlNet，下一张图片会遵循它的边缘、深度或姿势</translation>
    </message>
    <message>
        <source>Prompt, seed and more, if its file contains them</source>
        <translation>提示词、种子等，前提是文件中有记录</translation>
    </message>
    <message>
        <source>Its picture, layers and masks</source>
        <translation>其中的图片、图层和蒙版</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>about {seconds} s</source>
        <translation>约 {seconds} 秒</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>about {hours} h</source>
        <translation>约 {hours} 小时</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>estimating…</source>
        <translation>正在估计…</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>还剩{time}</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>Reading the prompt…</source>
        <translation>正在读取提示词…</translation>
    </message>
    <message>
        <source>Finishing the picture…</source>
        <translation>正在完成图片…</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>Practice model</source>
        <translation>练习模型</translation>
    </message>
    <message>
        <source>encoded in tiles</source>
        <translation>分块编码</translation>
    </message>
    <message>
        <source>denoised in parts</source>
        <translation>分批去噪</translation>
    </message>
    <message>
        <source>decoded in tiles</source>
        <translation>分块解码</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Generating…</source>
        <translation>正在生成…</translation>
    </message>
    <message>
        <source>Generated in low-memory mode ({how})</source>
        <translation>以低内存模式生成（{how}）</translation>
    </message>
    <message>
        <source>Steps repeated in full precision: {count}</source>
        <translation>以全精度重算的步数：{count}</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
</context>
</TS>
