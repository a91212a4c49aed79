#include "forecast/seedmodel.h"
