package livestream.cli.command;

import java.lang.reflect.InvocationTargetException;
import livestream.cli.Console;
import picocli.CommandLine;

/** Makes commands, and hands the console to those that take one. */
final class Factory implements CommandLine.IFactory {
    private final Console console;

    Factory(Console console) {
        this.console = console;
    }

    @Override
    public <K> K create(Class<K> kind) throws Exception {
        try {
            return kind.getDeclaredConstructor(Console.class).newInstance(console);
        } catch (NoSuchMethodException takesNone) {
            return CommandLine.defaultFactory().create(kind);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("a command's constructor failed", e.getCause());
        }
    }
}
