package livestream.schema.yaml.style;

import org.snakeyaml.engine.v2.tokens.Token;

/** Whether a space stands between two words of one line. */
final class WhitespaceRule {
    private WhitespaceRule() {}

    static boolean between(Token.ID left, Token.ID right) {
        return switch (right) {
            case Value -> left == Token.ID.Alias || opens(left) || separates(left);
            case FlowEntry -> left == Token.ID.Tag || left == Token.ID.Anchor || left == Token.ID.Value;
            case FlowSequenceEnd -> left == Token.ID.Tag || left == Token.ID.Anchor || left == Token.ID.Value;
            case FlowMappingEnd -> left != Token.ID.FlowMappingStart;
            default -> left != Token.ID.FlowSequenceStart;
        };
    }

    /** What may end the name of an alias, were it not for the space. */
    private static boolean separates(Token.ID left) {
        return left == Token.ID.FlowEntry
                || left == Token.ID.Value
                || left == Token.ID.Key
                || left == Token.ID.Tag
                || left == Token.ID.Anchor
                || left == Token.ID.BlockEntry;
    }

    private static boolean opens(Token.ID left) {
        return left == Token.ID.FlowMappingStart || left == Token.ID.FlowSequenceStart;
    }
}
