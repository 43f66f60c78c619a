/** Contract suites of the entities' ports. */
@NullMarked
package tracer.entity;

import org.jspecify.annotations.NullMarked;
