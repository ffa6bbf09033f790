/* Starts the Python that lies beside this program, with Headroom; Python's own children pass through.

   It is built twice: as headroom.exe with a console, and with -DWINDOWED as HeadroomWindow.exe without one.
   The folder of this file is what Python takes for its own: sys.executable is this file, sys.path stands in
   the file ending in ._pth beside PYTHON_LIBRARY, and nothing of another Python on the machine counts. */

#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

#define CANNOT_START 1
#define OWN_WORDS 6

typedef int(__cdecl *python_main)(int, wchar_t **);

/* Say why the program cannot start: in a line, or in a box where there is no console. */
static int complain(const wchar_t *reason, DWORD error) {
    wchar_t text[1024], system[512] = L"";
    FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL, error, 0, system, 512, NULL);
    system[wcscspn(system, L"\r\n")] = 0;
    _snwprintf(text, 1023, L"Headroom cannot start: %ls Windows says: %ls (%lu) Please install it again.", reason,
               system, error);
    text[1023] = 0;
#ifdef WINDOWED
    MessageBoxW(NULL, text, L"Headroom", MB_ICONERROR | MB_SETFOREGROUND);
#else
    fwprintf(stderr, L"headroom: %ls\n", text);
#endif
    return CANNOT_START;
}

/* Return the full name of this file, however long; NULL where there is no memory for it. */
static wchar_t *own_name(void) {
    for (DWORD room = 512;; room *= 2) {
        wchar_t *name = calloc(room, sizeof *name);
        if (!name)
            return NULL;
        DWORD length = GetModuleFileNameW(NULL, name, room);
        if (length > 0 && length < room)
            return name;
        free(name);
        if (length == 0 || room > 1 << 17)
            return NULL;
    }
}

/* Return whether these are the words by which Python starts a child of its own: flags, then -c. */
static int is_child(int count, wchar_t **words) {
    for (int i = 1; i < count; ++i) {
        if (!wcscmp(words[i], L"-c") || !wcscmp(words[i], L"--multiprocessing-fork"))
            return 1;
        if (!wcscmp(words[i], L"-X"))
            ++i; /* its value */
        else if (wcscmp(words[i], L"-B") && wcscmp(words[i], L"-E") && wcscmp(words[i], L"-I") &&
                 wcscmp(words[i], L"-P") && wcscmp(words[i], L"-s"))
            return 0;
    }
    return 0;
}

int wmain(int count, wchar_t **words) {
    wchar_t *own = own_name();
    if (!own)
        return complain(L"its own folder cannot be told.", GetLastError());
    size_t folder = wcsrchr(own, L'\\') - own + 1, length = folder + wcslen(PYTHON_LIBRARY) + 1;
    wchar_t *library = calloc(length, sizeof *library), **all = calloc(count + OWN_WORDS + 2, sizeof *all);
    if (!library || !all)
        return complain(L"there is no memory.", ERROR_NOT_ENOUGH_MEMORY);
    wcsncpy(library, own, folder);
    wcscat(library, PYTHON_LIBRARY);

    SetDllDirectoryW(L""); /* no library is taken from the folder of a workbook */
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (!python)
        return complain(PYTHON_LIBRARY L" beside it is missing or damaged.", GetLastError());
    python_main start = (python_main)(void *)GetProcAddress(python, "Py_Main");
    if (!start)
        return complain(PYTHON_LIBRARY L" beside it is no Python.", GetLastError());

    int n = 0;
    all[n++] = own;
    if (!is_child(count, words)) {
        all[n++] = L"-I"; /* no setting of the environment, no folder of the user's */
        all[n++] = L"-B"; /* nothing is written beside the program */
        all[n++] = L"-X";
        all[n++] = L"utf8"; /* what is written to a file or another program is UTF-8, as on other systems */
        all[n++] = L"-m";
        all[n++] = L"headroom";
    }
    for (int i = 1; i < count; ++i)
        all[n++] = words[i];
    return start(n, all);
}

#ifdef WINDOWED
int WINAPI wWinMain(HINSTANCE program, HINSTANCE before, LPWSTR line, int shown) {
    (void)program, (void)before, (void)line, (void)shown;
    return wmain(__argc, __wargv);
}
#endif
