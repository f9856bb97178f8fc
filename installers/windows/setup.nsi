; The setup for one user; no administrator is needed. The build passes VERSION, FILES (the list of
; the files to install, as instructions), NEEDED_MB, ICON, SIDE (a picture), SIGN and TARGET. With
; RUNTIME, the ID of the runtime that it was tested with, it becomes an update, which replaces all
; but the runtime.
;
; setup.exe /S installs silently, /D=C:\folder (last, without quotes) elsewhere. Exit codes: 0 done,
; 1 cancelled or the disk refused, 2 not possible, for a reason that the window would show.
; uninstall.exe /S removes the program, with /ALL also its settings, models and lists.
Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestLongPathAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64
; A file that can't be written ends the installation.
AllowSkipFiles off
CRCCheck on

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "Sections.nsh"
!include "WinVer.nsh"
!include "x64.nsh"

!define NAME "SD Studio"
!define PROGRAM "SD Studio.exe"
!define COMMAND "sdstudio.exe"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\SD Studio"
!define OWN_KEY "Software\SD Studio"
!define CLASSES "Software\Classes"
!define OLDEST_BUILD 17763 ; Qt needs Windows 10, version 1809

Name "${NAME}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${OWN_KEY}" "Folder"
BrandingText "${NAME} ${VERSION}"
SetDateSave on
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME} Setup"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The SD Studio authors; Apache License 2.0"
!finalize '"${SIGN}" "%1"'
!uninstfinalize '"${SIGN}" "%1"'

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!ifndef RUNTIME
    !insertmacro MUI_PAGE_COMPONENTS
    !define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveFolder
    !insertmacro MUI_PAGE_DIRECTORY
!endif
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_PAGE_CUSTOMFUNCTION_SHOW un.HideSpace
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

!macro Text NAME ENGLISH CHINESE
    LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
    LangString ${NAME} ${LANG_SIMPCHINESE} "${CHINESE}"
!macroend
!insertmacro Text PROGRAM_SECTION "SD Studio" "SD Studio"
!insertmacro Text DESKTOP_SECTION "Shortcut on the desktop" "桌面快捷方式"
!insertmacro Text DATA_SECTION "Settings, models and lists" "设置、模型和列表"
!insertmacro Text PROGRAM_HINT \
    "The program and a small model to practise with. Both work without a network." \
    "程序和一个小型练习模型，都不需要网络。"
!insertmacro Text DESKTOP_HINT \
    "SD Studio is always added to the Start menu." \
    "开始菜单中始终会有 SD Studio。"
!insertmacro Text REMOVED_HINT "The program is removed." "程序会被删除。"
!insertmacro Text DATA_HINT \
    "If ticked, these are removed too. Your pictures are always kept." \
    "勾选后会一并删除。图片始终会保留。"
!insertmacro Text MODEL_TYPE "Model weights" "模型权重"
!insertmacro Text PICTURE_TYPE "Picture" "图片"
!insertmacro Text TOO_OLD \
    "SD Studio needs 64-bit Windows 10 (version 1809) or newer." \
    "SD Studio 需要 64 位的 Windows 10（1809 版）或更高版本。"
!insertmacro Text RUNNING \
    "SD Studio is running. Close it, then try again." \
    "SD Studio 正在运行。请先关闭它，然后重试。"
!insertmacro Text DISK_FULL \
    "SD Studio needs ${NEEDED_MB} MB in $INSTDIR; only $0 MB is free." \
    "SD Studio 需要在 $INSTDIR 中占用 ${NEEDED_MB} MB；可用空间只有 $0 MB。"
!insertmacro Text IN_USE \
    "SD Studio's files are in use by another program. The installed version is unchanged." \
    "SD Studio 的文件正被其他程序使用。之前安装的内容没有改变。"

!insertmacro Text OTHER_RUNTIME \
    "This update doesn't fit what is installed in $INSTDIR, so nothing was changed. Use the full \
setup, which also keeps everything." \
    "此更新与安装在 $INSTDIR 中的版本不匹配，没有作任何改动。请使用完整的安装程序，它同样会保留所有内容。"

; A reason why it can't be installed: shown, unless it runs silently, and then the end.
!macro Refuse REASON
    MessageBox MB_ICONSTOP|MB_OK "$(${REASON})" /SD IDOK
    SetErrorLevel 2
    Quit
!macroend

!macro CheckRunning
    ; Windows lets nobody write to a program that is running.
    ${Do}
        StrCpy $1 0
        ClearErrors
        ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
            FileOpen $0 "$INSTDIR\${PROGRAM}" a
            IfErrors 0 +2
                StrCpy $1 1
            FileClose $0
        ${EndIf}
        ClearErrors
        ${If} ${FileExists} "$INSTDIR\${COMMAND}"
            FileOpen $0 "$INSTDIR\${COMMAND}" a
            IfErrors 0 +2
                StrCpy $1 1
            FileClose $0
        ${EndIf}
        ${If} $1 = 0
            ${Break}
        ${EndIf}
        MessageBox MB_ICONEXCLAMATION|MB_RETRYCANCEL "$(RUNNING)" /SD IDCANCEL IDRETRY +3
        SetErrorLevel 2
        Quit
    ${Loop}
    ClearErrors
!macroend

Function .onInit
    ${IfNot} ${RunningX64}
    ${OrIfNot} ${AtLeastWin10}
    ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
        !insertmacro Refuse TOO_OLD
    ${EndIf}
    !ifdef RUNTIME
        Call CheckRuntime
    !else
        ${If} ${Silent}
            Call UseOwnFolder
        ${EndIf}
    !endif
FunctionEnd

!ifdef RUNTIME
Function CheckRuntime
    StrCpy $1 ""
    ClearErrors
    FileOpen $0 "$INSTDIR\runtime\runtime-id.txt" r
    ${IfNot} ${Errors}
        FileRead $0 $1
        FileClose $0
        StrCpy $1 $1 64 ; without the end of the line
    ${EndIf}
    ${If} $1 != "${RUNTIME}"
        !insertmacro Refuse OTHER_RUNTIME
    ${EndIf}
FunctionEnd
!endif

!ifndef RUNTIME

; A folder with files of the artist's gets one of our own in it, since an update removes what was
; installed before.
Function UseOwnFolder
    ${If} ${FileExists} "$INSTDIR\*.*"
    ${AndIfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
    ${AndIfNot} ${FileExists} "$INSTDIR\uninstall.exe"
        ${DirState} "$INSTDIR" $0
        ${If} $0 = 1
            StrCpy $INSTDIR "$INSTDIR\${NAME}"
        ${EndIf}
    ${EndIf}
FunctionEnd

!endif

; Puts into $0 how many megabytes are free, and into $1 whether that is too little.
Function FindSpace
    ; Of the nearest folder that exists, which may be a mounted disk.
    StrCpy $1 "$INSTDIR"
    ${DoUntil} ${FileExists} "$1\*.*"
        ${GetParent} "$1" $1
    ${LoopUntil} $1 == ""
    System::Call 'kernel32::GetDiskFreeSpaceExW(w "$1\", *l .r0, *l, *l) i .r2'
    System::Int64Op $0 / 1048576
    Pop $0
    StrCpy $1 0
    ${If} $2 <> 0
    ${AndIf} $0 < ${NEEDED_MB}
        StrCpy $1 1
    ${EndIf}
FunctionEnd

!ifndef RUNTIME
; Whoever chooses the folder can choose another one.
Function LeaveFolder
    StrCpy $3 "$INSTDIR"
    Call UseOwnFolder
    Call FindSpace
    ${If} $1 = 1
        MessageBox MB_ICONSTOP|MB_OK "$(DISK_FULL)"
        StrCpy $INSTDIR $3
        Abort
    ${EndIf}
FunctionEnd
!endif

; Moves $INSTDIR\$R0 to $INSTDIR\$R1, where there is such a folder; a virus scanner may hold it for a
; moment. Sets the error flag if it can't.
Function MoveFolder
    ${If} ${FileExists} "$INSTDIR\$R0"
        ${For} $R2 1 20
            ClearErrors
            Rename "$INSTDIR\$R0" "$INSTDIR\$R1"
            ${IfNot} ${Errors}
                Return
            ${EndIf}
            Sleep 500
        ${Next}
        SetErrors
    ${EndIf}
FunctionEnd
!macro MoveFolder FROM TO
    StrCpy $R0 "${FROM}"
    StrCpy $R1 "${TO}"
    Call MoveFolder
!macroend

Section "$(PROGRAM_SECTION)" SECTION_PROGRAM
    SectionIn RO
    !insertmacro CheckRunning
    Call FindSpace
    ${If} $1 = 1
        !insertmacro Refuse DISK_FULL
    ${EndIf}
    ; What an installation left that was interrupted.
    RMDir /r "$INSTDIR\new"
    RMDir /r "$INSTDIR\old"
    ; Everything new is complete before anything old is touched.
    SetDetailsPrint textonly
    !include "${FILES}"
    SetDetailsPrint both
    SetOutPath "$INSTDIR"
    CreateDirectory "$INSTDIR\old"
    ClearErrors
    !insertmacro MoveFolder "app" "old\app"
    ${IfNot} ${Errors}
        !ifndef RUNTIME
            !insertmacro MoveFolder "runtime" "old\runtime"
            ${If} ${Errors}
                !insertmacro MoveFolder "old\app" "app"
                SetErrors
            ${EndIf}
        !endif
    ${EndIf}
    ${If} ${Errors}
        RMDir /r "$INSTDIR\new"
        RMDir "$INSTDIR\old"
        !insertmacro Refuse IN_USE
    ${EndIf}
    !ifndef RUNTIME
        !insertmacro MoveFolder "new\runtime" "runtime"
    !endif
    !insertmacro MoveFolder "new\app" "app"
    Delete "$INSTDIR\${PROGRAM}"
    Delete "$INSTDIR\${COMMAND}"
    Rename "$INSTDIR\new\${PROGRAM}" "$INSTDIR\${PROGRAM}"
    Rename "$INSTDIR\new\${COMMAND}" "$INSTDIR\${COMMAND}"
    RMDir /r "$INSTDIR\new"
    RMDir /r "$INSTDIR\old"
    WriteUninstaller "$INSTDIR\uninstall.exe"

    ; The folder in which a shortcut starts the program.
    SetOutPath "$PROFILE"
    CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
    SetOutPath "$INSTDIR"
    WriteRegStr HKCU "${OWN_KEY}" "Folder" "$INSTDIR"
    Call Associate
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "The SD Studio authors"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
    !ifndef RUNTIME
        SectionGetSize ${SECTION_PROGRAM} $0
        WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
    !endif
SectionEnd

Section /o "$(DESKTOP_SECTION)" SECTION_DESKTOP
    SetOutPath "$PROFILE"
    CreateShortCut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
    SetOutPath "$INSTDIR"
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
    !insertmacro MUI_DESCRIPTION_TEXT ${SECTION_PROGRAM} "$(PROGRAM_HINT)"
    !insertmacro MUI_DESCRIPTION_TEXT ${SECTION_DESKTOP} "$(DESKTOP_HINT)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; Cancelled, or the disk is full: what was installed before has not been touched.
Function .onInstFailed
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\new"
    RMDir "$INSTDIR"
FunctionEnd

!macro RefreshExplorer
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

; The kinds of files that the program opens; "Open with" offers it for pictures.
!macro FileKind CLASS TEXT
    WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "$(${TEXT})"
    WriteRegStr HKCU "${CLASSES}\${CLASS}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
    WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" open "%1"'
!macroend
!macro OpenWith EXTENSION CLASS
    WriteRegNone HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${CLASS}"
    WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\SupportedTypes" "${EXTENSION}" ""
!macroend
; Opened by us unless another program opens it already.
!macro OpenByUs EXTENSION
    !insertmacro OpenWith ${EXTENSION} "SDStudio.Model"
    ReadRegStr $0 HKCR "${EXTENSION}" ""
    ${If} $0 == ""
        WriteRegStr HKCU "${CLASSES}\${EXTENSION}" "" "SDStudio.Model"
    ${EndIf}
!macroend
Function Associate
    !insertmacro FileKind "SDStudio.Model" MODEL_TYPE
    !insertmacro FileKind "SDStudio.Picture" PICTURE_TYPE
    WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}" "FriendlyAppName" "${NAME}"
    WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\shell\open\command" "" \
        '"$INSTDIR\${PROGRAM}" open "%1"'
    !insertmacro OpenByUs ".safetensors"
    !insertmacro OpenByUs ".ckpt"
    !insertmacro OpenWith ".png" "SDStudio.Picture"
    !insertmacro OpenWith ".jpg" "SDStudio.Picture"
    !insertmacro OpenWith ".jpeg" "SDStudio.Picture"
    !insertmacro OpenWith ".webp" "SDStudio.Picture"
    !insertmacro RefreshExplorer
FunctionEnd

!macro Forget EXTENSION CLASS
    DeleteRegValue HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${CLASS}"
    DeleteRegKey /ifempty HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids"
    ReadRegStr $0 HKCU "${CLASSES}\${EXTENSION}" ""
    ${If} $0 == "${CLASS}"
        DeleteRegValue HKCU "${CLASSES}\${EXTENSION}" ""
    ${EndIf}
    DeleteRegKey /ifempty HKCU "${CLASSES}\${EXTENSION}"
!macroend

Section "un.$(PROGRAM_SECTION)" SECTION_REMOVED
    SectionIn RO
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\runtime"
    RMDir /r "$INSTDIR\app"
    RMDir /r "$INSTDIR\new"
    RMDir /r "$INSTDIR\old"
    Delete "$INSTDIR\${PROGRAM}"
    Delete "$INSTDIR\${COMMAND}"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\${NAME}.lnk"
    Delete "$DESKTOP\${NAME}.lnk"
    ; What can be made or fetched again.
    RMDir /r "$LOCALAPPDATA\sd-studio\Cache"
    RMDir /r "$LOCALAPPDATA\sd-studio\runtimes"
    RMDir "$LOCALAPPDATA\sd-studio"
    !insertmacro Forget ".safetensors" "SDStudio.Model"
    !insertmacro Forget ".ckpt" "SDStudio.Model"
    !insertmacro Forget ".png" "SDStudio.Picture"
    !insertmacro Forget ".jpg" "SDStudio.Picture"
    !insertmacro Forget ".jpeg" "SDStudio.Picture"
    !insertmacro Forget ".webp" "SDStudio.Picture"
    DeleteRegKey HKCU "${CLASSES}\SDStudio.Model"
    DeleteRegKey HKCU "${CLASSES}\SDStudio.Picture"
    DeleteRegKey HKCU "${CLASSES}\Applications\${PROGRAM}"
    DeleteRegKey HKCU "${UNINSTALL_KEY}"
    DeleteRegKey HKCU "${OWN_KEY}"
    !insertmacro RefreshExplorer
SectionEnd

Section /o "un.$(DATA_SECTION)" SECTION_DATA
    RMDir /r "$LOCALAPPDATA\sd-studio"
SectionEnd

Function un.onInit
    !insertmacro CheckRunning
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/ALL" $1
    ${IfNot} ${Errors}
        !insertmacro SelectSection ${SECTION_DATA}
    ${EndIf}
FunctionEnd

; Removing needs no space, which the page would say as "0.0 KB".
Function un.HideSpace
    ShowWindow $mui.ComponentsPage.SpaceRequired ${SW_HIDE}
FunctionEnd

!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
    !insertmacro MUI_DESCRIPTION_TEXT ${SECTION_REMOVED} "$(REMOVED_HINT)"
    !insertmacro MUI_DESCRIPTION_TEXT ${SECTION_DATA} "$(DATA_HINT)"
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END
