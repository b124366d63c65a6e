package livestream.providers.aws;

/** How many elements are open at a place in an XML document, as far as a look at each byte tells; 0 in all that is none. */
final class XmlDepth {
    private int depth;
    private int before;
    private boolean begun;
    private boolean xml;

    /** The depth after one more byte. */
    int after(int next) {
        if (!begun && next > ' ') {
            begun = true;
            xml = next == '<';
        }
        if (xml) {
            boolean closes = before == '<' && next == '/' || before == '/' && next == '>';
            boolean opens = before == '<' && next != '/' && next != '!' && next != '?';
            depth += opens ? 1 : closes ? -1 : 0;
        }
        before = next;
        return depth;
    }
}
