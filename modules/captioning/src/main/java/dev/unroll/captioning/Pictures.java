package dev.unroll.captioning;

import dev.unroll.data.caption.CaptionedPicture;
import dev.unroll.data.image.Picture;
import dev.unroll.data.image.PictureFile;
import dev.unroll.data.synthetic.scene.Scene;
import java.io.IOException;
import java.util.List;

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

  /** The pictures of files. */
  record Files(List<CaptionedPicture> all) implements Pictures {
    public Files {
      all = List.copyOf(all);
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
      return PictureFile.read(all.get(index).file()).picture();
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
