/** What a scenario file says, and how it is read: a bug, the truth the kernel must show, the verdict a detector must give. */
@NullMarked
package dev.closewait.scenarios.file;

import org.jspecify.annotations.NullMarked;
