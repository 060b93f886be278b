// Chapter 1, exercises 2 and 4: exclusive or and its opposite, by other neurons than the chapter's.
#include <iostream>

double step(double z) { return z > 0 ? 1 : 0; }

int main() {
    bool all_right = true;
    for (const double x1 : {0.0, 1.0}) {
        for (const double x2 : {0.0, 1.0}) {
            const double or_output = step(x1 + x2 - 0.5);
            const double nand_output = step(-x1 - x2 + 1.5);
            const double and_output = step(x1 + x2 - 1.5);

            // Exercise 2: 1 where both inputs are the same. NAND in place of AND at the output.
            const double same = step(-or_output - nand_output + 1.5);
            // Exercise 4: at least one, and not both.
            const double exclusive_or = step(or_output - and_output - 0.5);

            std::cout << x1 << " " << x2 << "  same: " << same << "  exclusive or: " << exclusive_or << "\n";
            all_right &= same == (x1 == x2) && exclusive_or == (x1 != x2);
        }
    }
    return all_right ? 0 : 1;
}
