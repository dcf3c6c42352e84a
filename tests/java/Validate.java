import java.io.File;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF whether a file keeps the standards named: java Validate 3a,ua1 file.pdf. Ends with 1 when it does not. */
public final class Validate {
    private static final int FAILURES_SHOWN = 20;

    public static void main(String[] words) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        boolean kept = true;
        for (String name : words[0].split(",")) {
            kept &= keeps(PDFAFlavour.fromString(name), new File(words[1]));
        }
        System.exit(kept ? 0 : 1);
    }

    private static boolean keeps(PDFAFlavour flavour, File file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
            PDFAValidator validator =
                    Foundries.defaultInstance().createValidator(flavour, FAILURES_SHOWN, false, false, false);
            ValidationResult result = validator.validate(parser);
            System.out.println(flavour.getId() + (result.isCompliant() ? " kept" : " broken"));
            broken(result).forEach(System.out::println);
            return result.isCompliant();
        }
    }

    private static Set<String> broken(ValidationResult result) {
        Set<String> rules = new LinkedHashSet<>();
        for (TestAssertion found : result.getTestAssertions()) {
            rules.add("  " + found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber()
                    + " " + found.getMessage());
        }
        return rules;
    }
}
