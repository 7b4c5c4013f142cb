/** What the kernel itself showed during a run, judged without knowing any detector. */
@NullMarked
package dev.closewait.scenarios.kernel;

import org.jspecify.annotations.NullMarked;
