/** What the simulators' processes share: how they talk to the kernel, and how they end. */
@NullMarked
package dev.closewait.sim;

import org.jspecify.annotations.NullMarked;
