/* Runs SD Studio: loads Python from the folder "runtime" beside it and has it run the package in
 * the folder "app". There is one process, so that the task manager, the taskbar and a firewall show
 * this program, its name and its icon. Built twice; with CONSOLE it is the command line. */
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>
#include <shellapi.h>

#define PATH_LIMIT 32768
#define OLDEST_WINDOWS 10

typedef int(__cdecl *PyMain)(int, wchar_t **);
typedef LONG(WINAPI *RtlGetVersionFunction)(OSVERSIONINFOW *);

/* "packaged" is for sdstudio/packaged.py. UTF-8: pipes would otherwise use the ANSI code page. */
static const wchar_t *const OPTIONS[] = {L"-X", L"utf8", L"-X", L"packaged", L"-m", L"sdstudio"};
#define OPTION_COUNT (sizeof OPTIONS / sizeof *OPTIONS)

static int fail(const wchar_t *english, const wchar_t *chinese) {
#ifdef CONSOLE
    (void)chinese;
    fwprintf(stderr, L"%ls\n", english);
#else
    BOOL is_chinese = PRIMARYLANGID(GetUserDefaultUILanguage()) == LANG_CHINESE;
    MessageBoxW(NULL, is_chinese ? chinese : english, L"SD Studio", MB_ICONERROR);
#endif
    return 2;
}

static DWORD windows_version(void) {
    OSVERSIONINFOW version = {.dwOSVersionInfoSize = sizeof version};
    HMODULE ntdll = GetModuleHandleW(L"ntdll.dll");
    /* GetVersion says what the manifest asks for. */
    RtlGetVersionFunction get = (RtlGetVersionFunction)(void *)GetProcAddress(ntdll, "RtlGetVersion");
    return get != NULL && get(&version) == 0 ? version.dwMajorVersion : OLDEST_WINDOWS;
}

/* The Py_Main of the Python in `folder`; NULL if it can't be loaded. */
static PyMain load_python(const wchar_t *folder) {
    static wchar_t runtime[PATH_LIMIT], library[PATH_LIMIT];
    _snwprintf(runtime, PATH_LIMIT - 1, L"%ls\\runtime", folder);
    _snwprintf(library, PATH_LIMIT - 1, L"%ls\\python311.dll", runtime);
    /* Not the current folder, which is that of the file that was double-clicked. */
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    AddDllDirectory(runtime);
    HMODULE python = LoadLibraryExW(
        library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    return python == NULL ? NULL : (PyMain)(void *)GetProcAddress(python, "Py_Main");
}

static int run(int count, wchar_t **given) {
    static wchar_t folder[PATH_LIMIT], package[PATH_LIMIT];
    if (windows_version() < OLDEST_WINDOWS)
        return fail(L"SD Studio needs Windows 10 or newer.",
                    L"SD Studio 需要 Windows 10 或更高版本。");
    GetModuleFileNameW(NULL, folder, PATH_LIMIT);
    *wcsrchr(folder, L'\\') = L'\0';
    _snwprintf(package, PATH_LIMIT - 1, L"%ls\\app\\sdstudio\\__main__.py", folder);
    PyMain python = load_python(folder);
    if (python == NULL || GetFileAttributesW(package) == INVALID_FILE_ATTRIBUTES)
        return fail(L"Files of SD Studio are missing or damaged. Please install it again; your "
                    L"pictures, models and settings are kept.",
                    L"SD Studio 的文件缺失或已损坏。请重新安装；图片、模型和设置都会保留。");
    wchar_t **arguments = calloc(count + OPTION_COUNT + 1, sizeof *arguments);
    if (arguments == NULL) return 1;
    arguments[0] = given[0];
    for (size_t i = 0; i < OPTION_COUNT; i++) arguments[1 + i] = (wchar_t *)OPTIONS[i];
    for (int i = 1; i < count; i++) arguments[OPTION_COUNT + i] = given[i];
    return python(count + OPTION_COUNT, arguments);
}

#ifdef CONSOLE
int wmain(int count, wchar_t **given) { return run(count, given); }
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, wchar_t *line, int show) {
    (void)instance, (void)previous, (void)line, (void)show;
    int count;
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count);
    return given == NULL ? 1 : run(count, given);
}
#endif
