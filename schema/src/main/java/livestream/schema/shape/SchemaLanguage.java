package livestream.schema.shape;

import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.DialectId;
import com.networknt.schema.keyword.DisallowUnknownKeywordFactory;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.regex.RegularExpression;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The part of JSON Schema, draft 2020-12, that {@code livestream.schema.json} is written in, and the words that editors show.
 * Any other keyword there is refused. All of the draft would do as well, but making ready for the formats alone, which the schema
 * has none of, takes as long as checking a file.
 */
final class SchemaLanguage {
    private static final List<Keyword> CHECKED = List.of(
            KeywordType.TYPE,
            KeywordType.ENUM,
            KeywordType.CONST,
            KeywordType.PATTERN,
            KeywordType.MINIMUM,
            KeywordType.MAXIMUM,
            KeywordType.MIN_LENGTH,
            KeywordType.MAX_LENGTH,
            KeywordType.ITEMS,
            KeywordType.MIN_ITEMS,
            KeywordType.MAX_ITEMS,
            KeywordType.UNIQUE_ITEMS,
            KeywordType.PROPERTIES,
            KeywordType.PROPERTY_NAMES,
            KeywordType.ADDITIONAL_PROPERTIES,
            KeywordType.REQUIRED,
            KeywordType.MIN_PROPERTIES,
            KeywordType.MAX_PROPERTIES,
            KeywordType.IF_THEN_ELSE,
            KeywordType.REF);

    /** What is only shown, or read with another keyword, as {@code then} is with {@code if}. */
    private static final List<String> NOT_CHECKED = List.of(
            "$schema",
            "$defs",
            "then",
            "title",
            "description",
            "markdownDescription",
            "examples",
            "default",
            "pathTo",
            "patternErrorMessage",
            "enumDescriptions",
            "deprecationMessage");

    /**
     * The longest text that is held against a pattern: as long as the longest ARN, and twice what any other value with a pattern
     * may have. The engine of patterns goes one call deeper for each repetition of a group, so a text of some thousand characters
     * would end the process.
     */
    static final int LONGEST = 2048;

    private SchemaLanguage() {}

    /** A pattern that no longer text has the form of. */
    static RegularExpression pattern(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return text -> text.length() <= LONGEST && pattern.matcher(text).find();
    }

    static Dialect dialect() {
        return Dialect.builder(DialectId.DRAFT_2020_12)
                .specificationVersion(SpecificationVersion.DRAFT_2020_12)
                .idKeyword("$id")
                .keywords(CHECKED)
                .keywords(NOT_CHECKED.stream().map(NonValidationKeyword::new).toList())
                .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
                .build();
    }
}
