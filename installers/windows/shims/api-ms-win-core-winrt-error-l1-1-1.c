/* Qt reports errors of other parts of Windows here. */
#include <windows.h>

__declspec(dllexport) BOOL WINAPI RoOriginateLanguageException(HRESULT error, void *message,
                                                               void *exception) {
    (void)error, (void)message, (void)exception;
    return FALSE;
}
