package livestream.engine;

import java.util.Map;
import livestream.schema.Address;

/** What AWS said of everything that is recorded, begun, or to be adopted. */
public record Observations(Map<Address, Observation> byAddress) {
    public Observations {
        byAddress = Map.copyOf(byAddress);
    }

    /** What was seen; what nobody asked about is absent. */
    public Observation of(Address address) {
        return byAddress.getOrDefault(address, new Observation.Absent());
    }
}
