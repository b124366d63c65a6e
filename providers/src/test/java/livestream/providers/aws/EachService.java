package livestream.providers.aws;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import livestream.engine.ProviderException;
import software.amazon.awssdk.core.SdkClient;

/** Every client that {@link AwsClients} makes, found by what its methods give, and a question that it can be asked. */
record EachService(Method client) {
    static final String REGION = "us-west-2";

    static Stream<EachService> all() {
        return Arrays.stream(AwsClients.class.getDeclaredMethods())
                .filter(method -> SdkClient.class.isAssignableFrom(method.getReturnType()))
                .filter(method -> !method.isSynthetic() && method.getReturnType() != SdkClient.class)
                .sorted(Comparator.comparing(Method::getName))
                .map(EachService::new);
    }

    /** As AWS's host names have it. */
    String service() {
        return client.getName().toLowerCase(Locale.ROOT);
    }

    /** What was refused, in one line; nothing that can be answered here is taken for an answer. */
    String ask(AwsClients clients) {
        try {
            ErrorTranslatingType.translated(() -> Objects.requireNonNull(answer(clients)));
            return "answered";
        } catch (ProviderException refused) {
            return refused.code() + " " + refused.getMessage();
        }
    }

    private Object answer(AwsClients clients) {
        try {
            client.setAccessible(true);
            Object made = client.getParameterCount() == 0 ? client.invoke(clients) : client.invoke(clients, REGION);
            Method question = Arrays.stream(client.getReturnType().getMethods())
                    .filter(method -> method.getParameterCount() == 0)
                    .filter(method -> method.getName().matches("(list|describe|getCaller|getAccount).*"))
                    .filter(method -> !method.getName().endsWith("Paginator"))
                    .min(Comparator.comparing(Method::getName))
                    .orElseThrow();
            return question.invoke(made);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new AssertionError(e);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return service();
    }

    /** Asks each in the environment of a process of its own, and prints what came of it. */
    public static void main(String[] ignored) {
        try (AwsClients clients = AwsClients.real()) {
            all().forEach(each -> System.out.println(each + ": " + each.ask(clients)));
        } catch (InvalidSettingException e) {
            System.out.println(e.diagnostic());
        }
    }
}
