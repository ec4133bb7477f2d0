import { Global, Module } from '@nestjs/common';
import { PictureController } from './picture.controller';
import { PictureHolders } from './picture-holders';
import { PictureMaker } from './picture-maker';
import { PictureRepository } from './picture.repository';
import { ShowPictureUseCase } from './show-picture.use-case';

/** Gives every feature the way to make, keep and show pictures. */
@Global()
@Module({
  controllers: [PictureController],
  providers: [PictureHolders, PictureMaker, PictureRepository, ShowPictureUseCase],
  exports: [PictureHolders, PictureMaker, PictureRepository],
})
export class PicturesModule {}
