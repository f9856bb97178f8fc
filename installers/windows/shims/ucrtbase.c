/* What Wine's C runtime lacks and NumPy calls when it is loaded; ucrtbase.def has the rest of it. */

typedef struct { float real, imaginary; } FloatComplex;
typedef struct { double real, imaginary; } DoubleComplex;

__declspec(dllexport) float crealf(FloatComplex given) { return given.real; }
__declspec(dllexport) float cimagf(FloatComplex given) { return given.imaginary; }
__declspec(dllexport) double creal(DoubleComplex given) { return given.real; }
__declspec(dllexport) double cimag(DoubleComplex given) { return given.imaginary; }
/* Microsoft's long double is a double. */
__declspec(dllexport) double creall(DoubleComplex given) { return given.real; }
__declspec(dllexport) double cimagl(DoubleComplex given) { return given.imaginary; }

int __stdcall _DllMainCRTStartup(void *instance, unsigned long reason, void *reserved) {
    (void)instance, (void)reason, (void)reserved;
    return 1;
}
int _fltused;
