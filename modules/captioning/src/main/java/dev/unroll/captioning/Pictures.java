package dev.unroll.captioning;

import dev.unroll.data.caption.CaptionedPicture;
import dev.unroll.data.image.Picture;
import dev.unroll.data.image.PictureFile;
import dev.unroll.data.synthetic.scene.Scene;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pictures by number, read when they are asked for. Safe for several threads. */
interface Pictures {
  /** How many. */
  int size();

  /** What a picture is called. */
  String name(int index);

  /**
   * A picture.
   *
   * @throws IOException naming the file that cannot be read
   */
  Picture read(int index) throws IOException;

  /** The pictures of files; what is odd about one is logged the first time that it is read. */
  final class Files implements Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    private final List<CaptionedPicture> all;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Files(List<CaptionedPicture> all) {
      this.all = List.copyOf(all);
    }

    @Override
    public int size() {
      return all.size();
    }

    @Override
    public String name(int index) {
      return all.get(index).name();
    }

    @Override
    public Picture read(int index) throws IOException {
      PictureFile.Reading reading = PictureFile.read(all.get(index).file());
      reading.remarks().stream().filter(told::add).forEach(LOG::warn);
      return reading.picture();
    }
  }

  /** Pictures in memory. */
  record Loaded(List<Picture> all) implements Pictures {
    public Loaded {
      all = List.copyOf(all);
    }

    @Override
    public int size() {
      return all.size();
    }

    @Override
    public String name(int index) {
      return "picture " + (index + 1);
    }

    @Override
    public Picture read(int index) {
      return all.get(index);
    }
  }

  /** Rendered scenes. */
  record Rendered(List<Scene> scenes, int side) implements Pictures {
    public Rendered {
      scenes = List.copyOf(scenes);
    }

    @Override
    public int size() {
      return scenes.size();
    }

    @Override
    public String name(int index) {
      return "scene " + (index + 1);
    }

    @Override
    public Picture read(int index) {
      return Picture.of(scenes.get(index).render(side));
    }
  }
}
