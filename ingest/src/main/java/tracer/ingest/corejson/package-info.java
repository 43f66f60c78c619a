/**
 * Blocks as Bitcoin Core tells them in JSON: answers kept in files, or asked of a node over its RPC
 * interface. Nothing that the JSON says is believed where the bytes in it can be asked instead.
 */
@NullMarked
package tracer.ingest.corejson;

import org.jspecify.annotations.NullMarked;
