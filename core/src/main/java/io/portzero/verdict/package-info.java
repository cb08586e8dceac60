/// What a verdict is: the cause of zeros, its evidence, its best rival, and the reasoning that led
/// there. Values only; the packages below this one decide.
@NullMarked
package io.portzero.verdict;

import org.jspecify.annotations.NullMarked;
