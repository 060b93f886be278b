// The table of notes/data/throws.csv. A ball is thrown at a wall that is 10 m away and 4 m high:
// is it over?
#include "common/math/random.hpp"

#include <cmath>
#include <iomanip>
#include <iostream>
#include <numbers>

int main() {
    nn::Random random(1);
    std::cout << "speed,angle,over\n" << std::fixed;
    for (int i = 0; i < 240; ++i) {
        const double speed = random.uniform(9, 19);              // m/s
        const double angle = std::round(random.uniform(15, 80)); // degrees above the ground
        const double slope = std::tan(angle * std::numbers::pi / 180);
        const double fall = 9.81 / 2 * 100 / (speed * speed) * (1 + slope * slope); // until it is 10 m away
        const double height = 2 + 10 * slope - fall;                                // it left the hand at 2 m
        const double measured = speed + 0.3 * random.normal();
        std::cout << std::setprecision(1) << measured << "," << std::setprecision(0) << angle
                  << (height > 4 ? ",yes\n" : ",no\n");
    }
}
