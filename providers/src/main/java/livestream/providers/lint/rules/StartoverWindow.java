package livestream.providers.lint.rules;

import java.util.Optional;
import livestream.providers.expand.ExistingChannel;
import livestream.providers.expand.ExistingEndpoint;
import livestream.providers.lint.LintContext;
import livestream.schema.Channel;
import livestream.schema.Endpoint;
import livestream.schema.Format;
import livestream.schema.MediaPackage;
import livestream.schema.Span;

/** Whether viewers may go back in time on an endpoint, as the file or as MediaPackage has it. */
final class StartoverWindow {
    private StartoverWindow() {}

    /** An endpoint that exists is looked up by its id, or by its format where the file gives none. */
    static boolean has(LintContext context, String endpoint) {
        Optional<Channel> channel = context.channel(endpoint);
        if (channel.isEmpty() || !(channel.get().origin() instanceof MediaPackage)) {
            return false;
        }
        String key = endpoint.substring(channel.get().key().length() + 1);
        Optional<Endpoint> written = channel.get().endpoints().stream()
                .filter(each -> each.key().equals(key))
                .findFirst();
        ExistingChannel existing =
                context.expansion().existing().channels().get(channel.get().key());
        if (existing == null) {
            return written.isPresent() && !written.get().startoverWindow().isZero();
        }
        return existing.endpoints().stream()
                .filter(found -> written.map(each -> is(found, each))
                        .orElse(found.id().equals(key) || found.format().word().equals(key)))
                .anyMatch(ExistingEndpoint::hasStartover);
    }

    private static boolean is(ExistingEndpoint found, Endpoint written) {
        Format format = written.format();
        return written.id() == null ? found.format() == format : found.id().equals(written.id());
    }

    /** Where the file says that nobody goes back in time. */
    static Span timeShiftAt(LintContext context, String endpoint) {
        return context.channel(endpoint)
                .map(channel -> channel.place().of("timeShift"))
                .orElseGet(() -> context.endpointAt(endpoint));
    }
}
