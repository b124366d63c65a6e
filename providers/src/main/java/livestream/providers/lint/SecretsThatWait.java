package livestream.providers.lint;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.providers.aws.AwsClients;
import livestream.providers.secretsmanager.SecretsManagerSecret;
import livestream.schema.Address;
import livestream.state.State;
import org.jspecify.annotations.Nullable;

/**
 * Deleted secrets that keep their names until AWS's recovery window is over (Secrets Manager user guide, Delete
 * a secret).
 */
final class SecretsThatWait {
    private SecretsThatWait() {}

    /** When they are gone, by the address that wants the name; without those that these credentials may not look up. */
    static Map<Address, Instant> of(ResourceGraph graph, State recorded, @Nullable String region, AwsClients clients) {
        Map<Address, Instant> found = new TreeMap<>();
        if (region == null) {
            return found;
        }
        SecretsManagerSecret kind = new SecretsManagerSecret(() -> clients.secretsManager(region));
        for (Resource resource : graph.resources()) {
            Address address = resource.address();
            if (address.type().equals(kind.name()) && !recorded.resources().containsKey(address)) {
                AccountSnapshot.permitted(() -> kind.deletion(resource.inputs().text("Name")))
                        .flatMap(date -> date)
                        .ifPresent(date -> found.put(address, date));
            }
        }
        return found;
    }
}
