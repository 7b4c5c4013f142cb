/** Cases on real sockets and in real processes, each judged by what the kernel showed, with all detectors side by side. */
@NullMarked
package dev.closewait.scenarios.cases;

import org.jspecify.annotations.NullMarked;
