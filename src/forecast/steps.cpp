#include "forecast/steps.h"
