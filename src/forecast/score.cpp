#include "forecast/score.h"
