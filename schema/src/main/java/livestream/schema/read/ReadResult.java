package livestream.schema.read;

import livestream.schema.Livestream;
import livestream.schema.compose.Composition;

/** What a file asks for, and the document that it was read from. */
public record ReadResult(Livestream livestream, Composition composition) {}
