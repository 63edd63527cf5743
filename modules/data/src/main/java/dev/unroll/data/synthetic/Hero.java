package dev.unroll.data.synthetic;

import java.util.ArrayList;
import java.util.List;

/** Whom a story is about: "Mia, a shy girl", then "Mia", "the girl" or "she". */
record Hero(String name, String kind, Pronoun pronoun) {
  /** Names and kinds that go with one pronoun, in any pairing. */
  record Family(Pronoun pronoun, List<String> kinds, List<String> names) {}

  static final List<Family> FAMILIES =
      List.of(
          new Family(Pronoun.SHE, List.of("girl", "lady"), List.of("Mia", "Nell", "Rosa")),
          new Family(Pronoun.HE, List.of("boy", "man"), List.of("Tom", "Finn", "Hugo")),
          new Family(
              Pronoun.THEY, List.of("friends", "sailors"), List.of("Ben and Sam", "Jo and Kit")));

  /** How many names there are in all families. */
  static final int NAMES = FAMILIES.stream().mapToInt(family -> family.names().size()).sum();

  /** Every pairing of a name with a kind that suits it. */
  static List<Hero> all() {
    List<Hero> heroes = new ArrayList<>();
    for (Family family : FAMILIES) {
      for (String kind : family.kinds()) {
        for (String name : family.names()) {
          heroes.add(new Hero(name, kind, family.pronoun()));
        }
      }
    }
    return List.copyOf(heroes);
  }
}
