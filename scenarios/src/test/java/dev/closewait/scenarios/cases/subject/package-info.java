/** The programs that cases observe where the simulators have no such fault: a file each, on plain sockets. */
@NullMarked
package dev.closewait.scenarios.cases.subject;

import org.jspecify.annotations.NullMarked;
