/** The HTTP API and the browser workbench, for one user on this machine. */
@NullMarked
package tracer.web;

import org.jspecify.annotations.NullMarked;
