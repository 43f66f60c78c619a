package tracer.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.account.AccountFixture;
import tracer.account.BlockSources.Share;
import tracer.account.ReadFrom;
import tracer.account.Reading;
import tracer.account.Seen;
import tracer.inquiry.AccountCase;
import tracer.ledger.Bytes;
import tracer.ledger.HeightRange;
import tracer.proof.VerificationDocument.ClaimedReading;
import tracer.proof.VerificationDocument.Statement;

/** A bundle over accounts says whose claims it holds. */
class AccountBundleReadingTest {
    private final AccountCase made = new AccountCase();

    private Bag bag() {
        return AccountBundles.honest(made);
    }

    @Test
    void saysWhoServedWhichBlocksAndWhenAndWhatIsNotRecorded() {
        VerificationDocument d = Verifier.check(bag());

        assertThat(d.verified()).isTrue();
        assertThat(d.claims().orElseThrow().source())
                .isEqualTo(
                        "blocks 19000000–19000012: node https://node.example/… (calls itself Geth/v1.14.0), read 2026-01-02T03:04:05Z; blocks 19000013: not recorded");
        assertThat(d.claims().orElseThrow().readings())
                .extracting(ClaimedReading::number, ClaimedReading::heights)
                .containsExactly(tuple(1, "19000000–19000012"));
        assertThat(Bundles.statements(d, Statement.NOT_PROVABLE, "reading"))
                .extracting(Statement::sentence)
                .hasSize(2)
                .allMatch(s -> s.contains("not checked against any other source"))
                .anyMatch(s -> s.startsWith("blocks 19000013: not recorded"));
    }

    @Test
    void readsBackWhatWasWritten() {
        List<Share> shares =
                List.of(
                        share(1, new ReadFrom.Node("http://[::1]:8545", Optional.empty()), 0, 4),
                        share(
                                2,
                                new ReadFrom.Files(
                                        List.of(
                                                file("a b, c; d.json"),
                                                file(" leading.json"),
                                                file("none"))),
                                7,
                                7),
                        share(9, new ReadFrom.Node("https://x", Optional.of("a: b\\u0041")), 9, 9));
        assertThat(ReadingsForm.read(ReadingsForm.write(shares))).isEqualTo(shares);
        assertThat(ReadingsForm.read(ReadingsForm.write(List.of()))).isEmpty();
    }

    private static ReadFrom.File file(String name) {
        return new ReadFrom.File(name, 12, AccountFixture.hash(name));
    }

    private static Share share(int number, ReadFrom from, int first, int last) {
        return new Share(
                number,
                new Reading(from, Instant.EPOCH),
                List.of(new HeightRange(first, last)),
                Map.of(Seen.Calls.CALL_TRACER, 2L, Seen.Calls.NOT_SEEN, 1L));
    }

    /** A hostile name must not write lines of its own into what is printed. */
    @Test
    void foreignNamesCannotEndALineOrTurnItRound() {
        ReadFrom.Node node =
                new ReadFrom.Node("http://x", Optional.of("Geth\n\u202eproven\u001b[2J"));
        assertThat(node.software()).contains("Geth??proven?[2J");
        assertThat(file("a\nb\u2028.json").name()).isEqualTo("a?b?.json");
        assertThatThrownBy(() -> new ReadFrom.Node("https://user:pw@x", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Heights: 19000000-19000012=>Heights: 19000000-19000014",
                "Heights: 19000000-19000012=>Heights: 18999999-19000012",
                "Reading: 1=>Reading: 0",
                "Reading: 1=>Reading: 01",
                "Read-From: node=>Read-From: nobody",
                "Read-From: node=>Read-From: files",
                "Read-At: 2026-01-02T03:04:05Z=>Read-At: 2026-01-02T03:04:05.5Z",
                "Read-At: 2026-01-02T03:04:05Z=>Read-At: yesterday",
                "Node: https=>Node: https://a@b",
                "Node-Calls-Itself: Geth=>Node-Calls-Itself: \\u000aGeth",
                "Internal-Transfers: trace-block=>Internal-Transfers: all",
            })
    void refusesAReadingThatIsNone(String change) {
        Bag bag = bag();
        String text = new String(bag.file(BundlePath.READINGS).toArray(), StandardCharsets.UTF_8);
        String[] parts = change.split("=>", 2);
        assertThat(text).as("the change changes something").contains(parts[0]);
        Map<BundlePath, Bytes> files = new EnumMap<>(bag.files());
        files.put(
                BundlePath.READINGS,
                Bytes.of(text.replace(parts[0], parts[1]).getBytes(StandardCharsets.UTF_8)));
        VerificationDocument d =
                Verifier.check(Bag.ofPayload(BundleForm.ACCOUNTS, files, Optional.empty()));
        assertThat(d.verified()).isFalse();
        assertThat(d.place().orElse("")).startsWith("data/readings.txt");
    }

    @Test
    void refusesTwoReadingsThatBroughtOneBlockLast() {
        AccountContents c = AccountBundles.contents(bag());
        List<Share> shares = new ArrayList<>(c.chain().shares());
        shares.add(
                new Share(
                        2,
                        AccountCase.READING,
                        List.of(new HeightRange(19_000_012, 19_000_013)),
                        Map.of(Seen.Calls.NOT_SEEN, 2L)));
        VerificationDocument d =
                AccountBundles.verify(
                        new AccountContents(
                                c.question(),
                                c.answer(),
                                new AccountChainPart(
                                        c.chain().chain(),
                                        c.chain().coverage(),
                                        shares,
                                        c.chain().callsNotSeen(),
                                        c.chain().rewardsNotSeen()),
                                c.blocks(),
                                c.transactions(),
                                c.transfers(),
                                c.holdings(),
                                c.tokens(),
                                c.labels()));
        assertThat(d.verified()).isFalse();
        assertThat(d.difference()).contains("two readings brought block 19000012 last");
    }

    @Test
    void aBundleOfTheEarlierFormSaysWhatToDo() {
        Bag bag = bag();
        String info = new String(bag.file(BundlePath.BAG_INFO).toArray(), StandardCharsets.UTF_8);
        VerificationDocument d =
                Bundles.verify(
                        Bundles.with(
                                bag,
                                BundlePath.BAG_INFO,
                                info.replace("tracer-account-bundle/3", "tracer-account-bundle/1")
                                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(d.verified()).isFalse();
        assertThat(d.difference().orElse(""))
                .contains("tracer-account-bundle/1", "made by an earlier Tracer", "made again");
    }
}
