package livestream.state.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class MemoryStoreTest extends StoreContract {
    private final Map<String, Depot> places = new ConcurrentHashMap<>();

    @Override
    protected Depot depot(String place) {
        return places.computeIfAbsent(place, name -> new MemoryDepot(new Time()));
    }
}
