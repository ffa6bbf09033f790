/* What Wine lacks of Windows, for trying the program under Wine: never part of it, and never handed out.

   The parts of complex numbers, which numpy asks ucrtbase for, by the calling convention of 64-bit Windows. */

struct two_floats {
    float real, imaginary;
};
struct two_doubles {
    double real, imaginary;
};

float crealf(struct two_floats z) { return z.real; }
float cimagf(struct two_floats z) { return z.imaginary; }
__attribute__((naked)) float cabsf(struct two_floats z) { /* which stands in a register; a compiler takes more room */
    __asm__("movq %rcx, %xmm0; mulps %xmm0, %xmm0; movshdup %xmm0, %xmm1; addss %xmm1, %xmm0; sqrtss %xmm0, %xmm0; ret");
}
double creal(struct two_doubles z) { return z.real; }
double creall(struct two_doubles z) { return z.real; }
double cimag(struct two_doubles z) { return z.imaginary; }
double cimagl(struct two_doubles z) { return z.imaginary; }
