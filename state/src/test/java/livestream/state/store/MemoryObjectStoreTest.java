package livestream.state.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class MemoryObjectStoreTest extends ObjectStoreContract {
    private final Map<String, ObjectStore> places = new ConcurrentHashMap<>();

    @Override
    protected ObjectStore objectStore(String place) {
        return places.computeIfAbsent(place, name -> new MemoryObjectStore(new Time()));
    }
}
