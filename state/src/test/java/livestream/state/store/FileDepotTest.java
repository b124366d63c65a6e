package livestream.state.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileDepotTest extends DepotContract {
    @TempDir
    private Path folder;

    @Override
    protected Depot depot(String place) {
        return new FileDepot(folder.resolve(place));
    }
}
