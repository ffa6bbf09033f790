; The installer for one user: no administrator's rights, nothing outside that user's own folders and registry.
; Values come from installer_values.nsh, which installer.py writes: names, version, files, registry.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "installer_values.nsh"

Name "${NAME}"
OutFile "${OUT}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "${NAME} ${VERSION}"
!define OWN_FOLDER "$LOCALAPPDATA\Programs\${NAME}"
InstallDir "${OWN_FOLDER}"
InstallDirRegKey HKCU "${SETTINGS}" "InstallDir"
VIProductVersion "${FOUR_NUMBERS}"
VIFileVersion "${FOUR_NUMBERS}"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${NAME}, installer"
VIAddVersionKey CompanyName "${PUBLISHER}"
VIAddVersionKey LegalCopyright "${COPYRIGHT}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!insertmacro MUI_PAGE_LICENSE "${FOLDER}/LICENSE.txt"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_LANGUAGE "French"

LangString RUNNING ${LANG_ENGLISH} "${NAME} is running. Close it, then try again."
LangString RUNNING ${LANG_SPANISH} "${NAME} está abierto. Ciérrelo e inténtelo de nuevo."
LangString RUNNING ${LANG_FRENCH} "${NAME} est ouvert. Fermez-le, puis réessayez."
LangString OTHER_FILES ${LANG_ENGLISH} "The folder $INSTDIR holds other files. Choose an empty folder."
LangString OTHER_FILES ${LANG_SPANISH} "La carpeta $INSTDIR contiene otros archivos. Elija una carpeta vacía."
LangString OTHER_FILES ${LANG_FRENCH} "Le dossier $INSTDIR contient d'autres fichiers. Choisissez un dossier vide."
LangString NOT_REMOVED ${LANG_ENGLISH} "The ${NAME} that is installed could not be taken away."
LangString NOT_REMOVED ${LANG_SPANISH} "No se pudo quitar el ${NAME} que está instalado."
LangString NOT_REMOVED ${LANG_FRENCH} "La version installée de ${NAME} n'a pas pu être enlevée."

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define HOLDS_OTHER_FILES 2
!define IS_RUNNING 3
!define WAS_NOT_REMOVED 4

; A library that a program has loaded cannot be opened for writing.
!macro REFUSE_WHILE_RUNNING
  try_again:
    ClearErrors
    IfFileExists "$INSTDIR\${PYTHON_LIBRARY}" 0 not_running
    FileOpen $0 "$INSTDIR\${PYTHON_LIBRARY}" a
    IfErrors 0 close_it
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY try_again
    SetErrorLevel ${IS_RUNNING}
    Quit
  close_it:
    FileClose $0
  not_running:
!macroend

Section "${NAME}"
  SetShellVarContext current
  SetOverwrite on
  IfFileExists "$INSTDIR\uninstall.exe" upgrade
  IfFileExists "$INSTDIR\*.*" 0 install
  ${DirState} "$INSTDIR" $0 ; 1: it holds something
  StrCmp $0 1 0 install
  StrCmp $INSTDIR "${OWN_FOLDER}" 0 refuse
  IfFileExists "$INSTDIR\lib\*.*" refuse install ; what was left when it was uninstalled stays there
  refuse:
    MessageBox MB_OK|MB_ICONSTOP "$(OTHER_FILES)" /SD IDOK
    SetErrorLevel ${HOLDS_OTHER_FILES}
    Quit

  upgrade: ; what was there knows its own files, and takes its stale ones along
    !insertmacro REFUSE_WHILE_RUNNING
    ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR' $0
    StrCmp $0 0 install
      MessageBox MB_OK|MB_ICONSTOP "$(NOT_REMOVED)" /SD IDOK
      SetErrorLevel ${WAS_NOT_REMOVED}
      Quit

  install:
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  !insertmacro WRITE_REGISTRY "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "${SETTINGS}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  SetOutPath "$DOCUMENTS" ; where the program begins
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; kinds of files have changed
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro REFUSE_WHILE_RUNNING
  Delete "$SMPROGRAMS\${NAME}.lnk"
  !insertmacro REMOVE_FILES
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; unless it holds what is not the program's
  !insertmacro REMOVE_REGISTRY
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
