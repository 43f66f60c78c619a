/** Tests of the API and the workbench over real HTTP and in a real browser. */
@NullMarked
package tracer.web;

import org.jspecify.annotations.NullMarked;
