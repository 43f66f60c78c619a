package tracer.ingest.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.attribution.Basis;
import tracer.attribution.Category;
import tracer.attribution.Confidence;
import tracer.attribution.InForce;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.attribution.Validity;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;

/** A file of the shape of OFAC's sdn_advanced.xml, made up; addresses are public vectors. */
class OfacXmlTest {
    private static final String GENESIS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    private static final String ACCOUNT = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    private static final String TRON = "TRYL7PKCG4b4xRCM554Q5J6o8f1UjUmfnY";

    private static final String HEAD =
            """
            <?xml version="1.0" encoding="utf-8"?>
            <Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML" Version="3">
              <DateOfIssue CalendarTypeID="1"><Year>2024</Year><Month>2</Month><Day>26</Day></DateOfIssue>
              <ReferenceValueSets>
                <ListValues><List ID="1550">SDN List</List><List ID="91507">Other List</List></ListValues>
                <FeatureTypeValues>
                  <FeatureType ID="8" FeatureTypeGroupID="1">Birthdate</FeatureType>
                  <FeatureType ID="344" FeatureTypeGroupID="1">Digital Currency Address - XBT</FeatureType>
                  <FeatureType ID="345" FeatureTypeGroupID="1">Digital Currency Address - ETH</FeatureType>
                  <FeatureType ID="887" FeatureTypeGroupID="1">Digital Currency Address - USDT</FeatureType>
                  <FeatureType ID="444" FeatureTypeGroupID="1">Digital Currency Address - XMR</FeatureType>
                </FeatureTypeValues>
              </ReferenceValueSets>
              <DistinctParties>
            """;

    private static String party(int id, String features) {
        return """
        <DistinctParty FixedRef="%1$d"><Comment/>
          <Profile ID="%1$d" PartySubTypeID="4">
            <Identity ID="9%1$d" FixedRef="%1$d" Primary="true" False="false">
              <Alias FixedRef="%1$d" AliasTypeID="1400" Primary="false" LowQuality="false">
                <DocumentedName ID="1"><DocumentedNamePart><NamePartValue>AN ALIAS</NamePartValue></DocumentedNamePart></DocumentedName>
              </Alias>
              <Alias FixedRef="%1$d" AliasTypeID="1403" Primary="true" LowQuality="false">
                <DocumentedName ID="2">
                  <DocumentedNamePart><NamePartValue NamePartGroupID="1">DOE</NamePartValue></DocumentedNamePart>
                  <DocumentedNamePart><NamePartValue NamePartGroupID="2">Jane %1$d &amp; Co</NamePartValue></DocumentedNamePart>
                </DocumentedName>
              </Alias>
            </Identity>
            %2$s
          </Profile>
        </DistinctParty>
        """
                .formatted(id, features);
    }

    private static String feature(int type, String address) {
        return """
        <Feature ID="77" FeatureTypeID="%d"><FeatureVersion ID="1" ReliabilityID="1"><Comment/>
          <VersionDetail DetailTypeID="1432">%s</VersionDetail></FeatureVersion>
          <IdentityReference IdentityID="1" IdentityFeatureLinkTypeID="1"/></Feature>
        """
                .formatted(type, address);
    }

    private static final String ENTRIES =
            """
              </DistinctParties>
              <SanctionsEntries>
                <SanctionsEntry ID="1" ProfileID="36" ListID="1550">
                  <EntryEvent ID="1" EntryEventTypeID="1"><Date CalendarTypeID="1"><Year>2022</Year><Month>8</Month><Day>8</Day></Date></EntryEvent>
                  <SanctionsMeasure ID="3" SanctionsTypeID="1"><Comment>CYBER2</Comment></SanctionsMeasure>
                </SanctionsEntry>
                <SanctionsEntry ID="2" ProfileID="99" ListID="1550">
                  <EntryEvent ID="2" EntryEventTypeID="1"><Date CalendarTypeID="1"><Year>1986</Year><Month>1</Month><Day>1</Day></Date></EntryEvent>
                </SanctionsEntry>
              </SanctionsEntries>
            </Sanctions>
            """;

    @Test
    void anAddressIsTheListedPartysSinceItsListing() {
        LabelFile file =
                read(
                        HEAD
                                + party(36, feature(8, "1 Jan 1970") + feature(344, GENESIS))
                                + party(37, feature(345, ACCOUNT) + feature(444, "4A…"))
                                + ENTRIES);
        assertThat(file.rejected()).isEmpty();
        assertThat(file.labels())
                .containsExactly(
                        label(
                                LabelSubject.of(Address.of(GENESIS, BitcoinChain.MAIN)),
                                "DOE Jane 36 & Co",
                                new Validity(
                                        Optional.of("OFAC SDN"),
                                        Optional.of(LocalDate.parse("2022-08-08")),
                                        Optional.empty())),
                        label(
                                LabelSubject.of(EvmChain.ETHEREUM, EvmAddress.of(ACCOUNT)),
                                "DOE Jane 37 & Co",
                                Validity.UNSTATED));
        assertThat(file.skipped()).containsExactly(new LabelFile.Count("network XMR", 1));
        assertThat(file.report().edition()).contains(LocalDate.parse("2024-02-26"));
        assertThat(file.notes()).singleElement().asString().contains("added to its entry later");
        Label listed = file.labels().getFirst();
        assertThat(listed.isInForceAt(Instant.parse("2023-01-01T00:00:00Z")))
                .isEqualTo(InForce.IN_FORCE);
        assertThat(listed.isInForceAt(Instant.parse("2022-01-01T00:00:00Z")))
                .isEqualTo(InForce.NOT_IN_FORCE);
        assertThat(listed.isInForceAt(Instant.parse("2025-01-01T00:00:00Z")))
                .isEqualTo(InForce.UNKNOWN);
    }

    @Test
    void anEvmAddressOfATokenKeepsItsChainOpenWithTheCandidates() {
        LabelFile file =
                read(HEAD + party(36, feature(887, ACCOUNT) + feature(887, TRON)) + ENTRIES);
        assertThat(file.labels())
                .singleElement()
                .satisfies(l -> {
                    assertThat(l.subject().chainName()).isEmpty();
                    assertThat(l.subject().scope()).startsWith("one-of:ethereum,bsc,");
                });
        assertThat(file.skipped())
                .containsExactly(
                        new LabelFile.Count(
                                "USDT on a network that is neither Bitcoin nor EVM", 1));
    }

    @Test
    void aWrongChecksumIsNamedWithItsLine() {
        LabelFile file =
                read(HEAD + party(36, feature(344, GENESIS.replace("fNa", "fNb"))) + ENTRIES);
        assertThat(file.labels()).isEmpty();
        assertThat(file.rejected())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.line()).isEqualTo(29L);
                    assertThat(r.reason()).contains("checksum", "XBT");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE s SYSTEM \"http://127.0.0.1:1/evil.dtd\">",
                "<!DOCTYPE s [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>",
                "<!DOCTYPE s [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>",
            })
    void documentTypesAndEntitiesAreRefusedUnread(String doctype) {
        String xml =
                (HEAD + party(36, feature(344, "&x;")) + ENTRIES)
                        .replace("<Sanctions ", doctype + "<Sanctions ");
        assertThatThrownBy(() -> read(xml))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("document type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>moved</body></html>", "no XML", "<Sanctions>", ""})
    void whatIsNoSuchFileIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(BadInput.class);
    }

    @Test
    void aFileWithoutItsDayIsRefused() {
        assertThatThrownBy(() ->
                        read((HEAD + ENTRIES).replaceAll("(?s)<DateOfIssue.*</DateOfIssue>", "")))
                .hasMessageContaining("DateOfIssue");
    }

    @Test
    void nothingIsHandedOnBeforeTheFileIsRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("sdn_advanced.xml");
        String whole = HEAD + party(36, feature(344, GENESIS)) + ENTRIES;
        Files.writeString(file, whole.substring(0, whole.length() - 40));
        List<Label> seen = new ArrayList<>();
        assertThatThrownBy(() ->
                        new LabelFiles(LabelTerms.of(BitcoinChain.MAIN)).read(file, seen::add))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("not XML");
        assertThat(seen).isEmpty();
    }

    private static Label label(LabelSubject subject, String name, Validity validity) {
        return new Label(
                subject,
                name,
                Category.SANCTIONED,
                "US Treasury OFAC, advanced XML",
                new Basis(
                        Confidence.AUTHORITY_DATA,
                        Optional.empty(),
                        Optional.of(LocalDate.parse("2024-02-26")),
                        validity));
    }

    private static LabelFile read(String xml) {
        try {
            return LabelFile.of(
                    "sdn_advanced.xml",
                    to ->
                            new OfacXml(BitcoinChain.MAIN)
                                    .read(
                                            new ByteArrayInputStream(
                                                    xml.getBytes(StandardCharsets.UTF_8)),
                                            to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
