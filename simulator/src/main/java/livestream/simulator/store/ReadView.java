package livestream.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call sees of the shelves, which need not be how they are. */
public interface ReadView {

    /** What is seen of a table; the trees that are given must stay as they are. */
    Map<String, ObjectNode> of(String table, Map<String, ObjectNode> truth);

    /** Is told that a thing is about to change, which was not there when there is nothing before. */
    void changes(String table, String id, @Nullable ObjectNode before);
}
