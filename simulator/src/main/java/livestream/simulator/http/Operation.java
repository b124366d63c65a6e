package livestream.simulator.http;

import java.util.function.Supplier;

/** One AWS operation, found for a request and ready to run. */
public record Operation(String name, Supplier<Response> work) {}
