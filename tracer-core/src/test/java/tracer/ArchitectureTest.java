package tracer;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The shape of the core. */
@AnalyzeClasses(packages = "tracer", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final Set<String> INEXACT =
            Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES =
            slices().matching("tracer.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_CORE_KNOWS_ONLY_THE_PLATFORM_AND_TWO_SMALL_LIBRARIES =
            classes()
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                            "tracer..",
                                            "java..",
                                            "javax.xml.stream..",
                                            "org.jspecify..",
                                            "org.bouncycastle..")
                                    .or(arePrimitive()));

    @ArchTest
    static final ArchRule PROBLEMS_AND_JOBS_KNOW_NOBODY =
            classes()
                    .that()
                    .resideInAnyPackage("tracer.problem..", "tracer.job..")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    "tracer.problem..",
                                    "tracer.job..",
                                    "java..",
                                    "org.jspecify.."));

    @ArchTest
    static final ArchRule VALUE_IS_EXACT =
            classes()
                    .that()
                    .resideInAnyPackage(
                            "tracer.ledger..",
                            "tracer.flow..",
                            "tracer.entity..",
                            "tracer.account..",
                            "tracer.crossing..",
                            "tracer.exhibit..",
                            "tracer.protection..",
                            "tracer.proof..",
                            "tracer.summary..",
                            "tracer.pattern..",
                            "tracer.mixing..",
                            "tracer.path..",
                            "tracer.change..",
                            "tracer.compact..",
                            "tracer.maxflow..",
                            "tracer.price..")
                    .should(useNoInexactNumbers());

    @ArchTest
    static final ArchRule NOTHING_IS_NULL_UNLESS_IT_SAYS_SO =
            classes().should(resideInANullMarkedPackage());

    private static DescribedPredicate<JavaClass> arePrimitive() {
        return DescribedPredicate.describe(
                "are primitive", c -> c.getBaseComponentType().isPrimitive());
    }

    /** Fields, signatures, and everything called or read. */
    private static ArchCondition<JavaClass> useNoInexactNumbers() {
        return new ArchCondition<>("use no double and no float") {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                c.getFields().stream()
                        .filter(f -> isInexact(f.getRawType()))
                        .forEach(f -> events.add(violated(f, f.getDescription())));
                c.getCodeUnits().stream()
                        .filter(ArchitectureTest::hasInexactSignature)
                        .forEach(u -> events.add(violated(u, u.getDescription())));
                c.getAccessesFromSelf().stream()
                        .filter(ArchitectureTest::reachesInexact)
                        .forEach(a -> events.add(violated(a, a.getDescription())));
            }
        };
    }

    private static boolean hasInexactSignature(JavaCodeUnit u) {
        return isInexact(u.getRawReturnType())
                || u.getRawParameterTypes().stream().anyMatch(ArchitectureTest::isInexact);
    }

    private static boolean reachesInexact(JavaAccess<?> access) {
        Stream<JavaClass> types =
                switch (access.getTarget()) {
                    case CodeUnitAccessTarget called ->
                            Stream.concat(
                                    Stream.of(called.getRawReturnType()),
                                    called.getRawParameterTypes().stream());
                    case FieldAccessTarget field -> Stream.of(field.getRawType());
                    default -> Stream.empty();
                };
        return Stream.concat(Stream.of(access.getTargetOwner()), types)
                .anyMatch(ArchitectureTest::isInexact);
    }

    private static boolean isInexact(JavaClass type) {
        return INEXACT.contains(type.getBaseComponentType().getName());
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package marked @NullMarked") {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                if (!c.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(violated(c, c.getName() + " is in no @NullMarked package"));
                }
            }
        };
    }
}
