package dev.unroll.data.synthetic.scene;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges sentences that are known to be grammatical by looking for words in them: knows nothing of
 * claims, places or relations.
 */
final class PlainJudge {
  private static final Pattern NAME =
      Pattern.compile("\\b(a|an|two|three) ((?:small |big )?)(\\w+) (\\w+)");

  private PlainJudge() {}

  static boolean isTrue(String caption, Scene scene) {
    List<Matcher> names =
        NAME.matcher(caption).results().map(found -> NAME.matcher(found.group())).toList();
    String number = names.get(0).replaceAll("$1");
    List<Thing> first = named(names.get(0), scene);
    if (number.equals("two") || number.equals("three")) {
      return first.size() == (number.equals("two") ? 2 : 3);
    }
    if (names.size() == 1) {
      String place = caption.substring(caption.indexOf(names.get(0).replaceAll("$0")));
      return first.stream().anyMatch(thing -> isAt(place, thing.spot()));
    }
    List<Thing> second = named(names.get(1), scene);
    return first.stream()
        .anyMatch(a -> second.stream().anyMatch(b -> !a.equals(b) && related(caption, a, b)));
  }

  private static List<Thing> named(Matcher name, Scene scene) {
    String size = name.replaceAll("$2").strip();
    String colour = name.replaceAll("$3");
    String shape = name.replaceAll("$4");
    return scene.things().stream()
        .filter(thing -> colour.equals(lower(thing.kind().colour())))
        .filter(thing -> shape.startsWith(lower(thing.kind().shape())))
        .filter(thing -> size.isEmpty() || size.equals(lower(thing.size())))
        .toList();
  }

  private static boolean isAt(String words, Spot spot) {
    return (!words.contains("left") || spot.x() < 0.3)
        && (!words.contains("right") || spot.x() > 0.7)
        && (!words.contains("top") || spot.y() < 0.3)
        && (!words.contains("bottom") || spot.y() > 0.7)
        && (!words.contains("middle") || Math.hypot(spot.x() - 0.5, spot.y() - 0.5) < 0.1);
  }

  private static boolean related(String words, Thing a, Thing b) {
    double x = a.spot().x() - b.spot().x();
    double y = a.spot().y() - b.spot().y();
    return (!words.contains("left") || x < -0.15)
        && (!words.contains("right") || x > 0.15)
        && (!(words.contains("above") || words.contains("over")) || y < -0.15)
        && (!(words.contains("below") || words.contains("under")) || y > 0.15);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
