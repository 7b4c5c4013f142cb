/** Takes apart what people paste: the socket tables that netstat, ss, lsof and the kernel print. */
@NullMarked
package dev.closewait.detector.explain.paste;

import org.jspecify.annotations.NullMarked;
