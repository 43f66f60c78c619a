package tracer.neo4j.server;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The server's configuration, written anew before each start. */
final class ServerConfig {
    private ServerConfig() {}

    static void write(StoreFolder folder, StoreMemory memory, int port) {
        String text =
                Stream.of(
                                "# Written by Tracer before each start; changes are lost.",
                                "server.default_listen_address=127.0.0.1",
                                "server.bolt.enabled=true",
                                "server.bolt.listen_address=127.0.0.1:" + port,
                                "server.bolt.advertised_address=127.0.0.1:" + port,
                                "server.http.enabled=false",
                                "server.https.enabled=false",
                                "# Nothing is sent anywhere, nothing is announced.",
                                "dbms.usage_report.enabled=false",
                                "dbms.fleet_manager.enabled=false",
                                "server.fleet_discovery.enabled=false",
                                "# A query's text may hold what a case is about.",
                                "db.logs.query.enabled=OFF",
                                "dbms.security.allow_csv_import_from_file_urls=false",
                                "server.memory.pagecache.size=" + memory.pageCacheMiB() + "m",
                                "# A transaction log is for recovery; 256 MiB ahead for each database is for servers.",
                                "db.tx_log.preallocate=false",
                                "db.tx_log.rotation.size=64m",
                                "db.tx_log.rotation.retention_policy=keep_none",
                                "# A stop takes half a second instead of ten.",
                                "internal.server.bolt.thread_pool_shutdown_wait_time=200ms",
                                "internal.server.bolt.connection_shutdown_wait_time=200ms",
                                "server.config.strict_validation.enabled=true")
                        .collect(Collectors.joining("\n", "", "\n"));
        folder.write(folder.config().resolve("neo4j.conf"), text);
    }
}
