/**
 * Who holds the embedded store, and its end when nobody does. One half runs inside the store's
 * process, the other in every {@code tracer}; between them is a Unix-domain socket, whose
 * connections the kernel closes even when a process is killed. Depends on nothing but the JDK.
 */
@NullMarked
package tracer.lease;

import org.jspecify.annotations.NullMarked;
