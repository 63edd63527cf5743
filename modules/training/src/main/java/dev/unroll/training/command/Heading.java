package dev.unroll.training.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says under which heading the help lists the options of a picocli mixin. Picocli's own groups are
 * no good for that: they make a new object of the options' class and so lose an application's
 * defaults.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Heading {
  /** One word, such as Training. */
  String value();
}
