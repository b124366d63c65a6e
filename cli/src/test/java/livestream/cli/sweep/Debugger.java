package livestream.cli.sweep;

import com.sun.jdi.ArrayReference;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.StringReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.ClassPrepareRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import livestream.cli.sweep.KillPoint.Moment;

/**
 * A debugger on a child. It holds the child for a moment at each write of its state, and so knows without any help of the child
 * where it is; to kill it there is all that it ever does to it.
 */
final class Debugger implements AutoCloseable {
    private static final String OBJECT_STORE = "livestream.state.store.FileObjectStore";
    private static final String WRITER = "livestream.state.file.AtomicFile";
    private static final List<String> VERBS = List.of("write", "append");

    /**
     * A child that is held at a write.
     *
     * @param name of the object
     * @param before the length of what was there, where something is added to it
     * @param more the length of what is added
     */
    record Held(KillPoint.Write point, String name, int before, int more) {}

    private final ListeningConnector connector;
    private final Map<String, Connector.Argument> arguments;
    private final String address;
    private final Map<String, Integer> counts = new HashMap<>();

    private Debugger(ListeningConnector connector, Map<String, Connector.Argument> arguments, String address) {
        this.connector = connector;
        this.arguments = arguments;
        this.address = address;
    }

    /** Waits for one child to come. */
    static Debugger open() throws IOException {
        ListeningConnector connector = Bootstrap.virtualMachineManager().listeningConnectors().stream()
                .filter(known -> known.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("localAddress").setValue("127.0.0.1");
        arguments.get("timeout").setValue("60000");
        try {
            return new Debugger(connector, arguments, connector.startListening(arguments));
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The flag with which a child comes here and waits to be let go. */
    String flag() {
        String port = address.substring(address.lastIndexOf(':') + 1);
        return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=127.0.0.1:" + port;
    }

    /**
     * Follows the child until it ends, or until somebody has seen enough.
     *
     * @param enough told at each write, while the child is held there
     */
    void follow(Predicate<Held> enough) throws IOException {
        VirtualMachine child;
        try {
            child = connector.accept(arguments);
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
        try {
            for (String name : List.of(OBJECT_STORE, WRITER)) {
                ClassPrepareRequest loaded = child.eventRequestManager().createClassPrepareRequest();
                loaded.addClassFilter(name);
                loaded.enable();
            }
            child.resume();
            while (true) {
                EventSet events = child.eventQueue().remove();
                for (Event event : events) {
                    if (event instanceof ClassPrepareEvent prepared) {
                        prepare(prepared.referenceType());
                    } else if (event instanceof BreakpointEvent hit
                            && held(hit).filter(enough).isPresent()) {
                        return;
                    }
                }
                events.resume();
            }
        } catch (VMDisconnectedException ended) {
            // The child came to its end by itself.
            return;
        } catch (IncompatibleThreadStateException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void prepare(ReferenceType loaded) {
        if (loaded.name().equals(WRITER)) {
            stopAt(loaded, end(loaded.methodsByName("put").get(0)));
            return;
        }
        for (String verb : VERBS) {
            Method method = loaded.methodsByName(verb).get(0);
            stopAt(loaded, method.location());
            stopAt(loaded, end(method));
        }
    }

    private static void stopAt(ReferenceType loaded, Location location) {
        loaded.virtualMachine()
                .eventRequestManager()
                .createBreakpointRequest(location)
                .enable();
    }

    /** The instruction by which a method returns; in these it is the last. */
    private static Location end(Method method) {
        byte[] code = method.bytecodes();
        int last = code[code.length - 1] & 0xff;
        if (last < 0xac || last > 0xb1) {
            throw new IllegalStateException(method + " does not end with a return");
        }
        return method.locationOfCodeIndex(code.length - 1);
    }

    /**
     * Where a child is held, told from its stack: below what does the writing is who asked for it, and with what. Empty when it writes
     * something else than its state.
     */
    private Optional<Held> held(BreakpointEvent hit) throws IncompatibleThreadStateException {
        Location at = hit.location();
        boolean halfway = at.method().name().equals("put");
        Moment moment = halfway ? Moment.HALFWAY : at.codeIndex() == 0 ? Moment.BEFORE : Moment.AFTER;
        for (StackFrame frame : hit.thread().frames()) {
            Method method = frame.location().method();
            if (method.declaringType().name().equals(OBJECT_STORE) && VERBS.contains(method.name())) {
                List<Value> told = frame.getArgumentValues();
                String name = ((StringReference) told.get(0)).value();
                boolean appends = method.name().equals("append");
                return Optional.of(new Held(
                        counted(moment, method.name(), object(name)),
                        name,
                        appends ? ((ArrayReference) told.get(2)).length() : 0,
                        appends ? ((ArrayReference) told.get(3)).length() : 0));
            }
        }
        return Optional.empty();
    }

    private KillPoint.Write counted(Moment moment, String verb, String object) {
        int nth = counts.merge(moment + verb + object, 1, Integer::sum);
        return new KillPoint.Write(moment, verb, object, nth);
    }

    private static String object(String name) {
        String end = name.substring(name.lastIndexOf('.') + 1);
        return end.equals("json") ? "snapshot" : end.replaceFirst("-.*", "");
    }

    @Override
    public void close() throws IOException {
        try {
            connector.stopListening(arguments);
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
    }
}
